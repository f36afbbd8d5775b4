# The edge before the change: it serves what the origin says.
sub vcl_recv {
#FASTLY recv
  if (req.request != "GET" && req.request != "HEAD" && req.request != "FASTLYPURGE") {
    return(pass);
  }
  return(lookup);
}
