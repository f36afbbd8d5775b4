# The edge after the change: the normalised name for every spelling, before the lookup; a slash at the end is redirected.
sub vcl_recv {
  if (req.url.path ~ "^/pypi/([^/]+)(/[^/]+)?/json/?$") {
    set req.http.X-Canonical = "/pypi/" std.tolower(regsuball(re.group.1, "[-_.]+", "-")) re.group.2 "/json";
    if (req.url.path ~ "/$") {
      error 751 "Canonical";
    }
    set req.url = req.http.X-Canonical;
  }
#FASTLY recv
  if (req.request != "GET" && req.request != "HEAD" && req.request != "FASTLYPURGE") {
    return(pass);
  }
  return(lookup);
}

sub vcl_error {
#FASTLY error
  if (obj.status == 751) {
    set obj.status = 301;
    set obj.http.Location = req.http.X-Canonical;
    return(deliver);
  }
}
