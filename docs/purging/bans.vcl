vcl 4.1;

# What cdnlab purge --target varnish asks for: BAN by the stored Surrogate-Key, PURGE of a URL.

import std;

backend default {
  .host = "127.0.0.1";
  .port = "8000";
}

acl purgers {
  "127.0.0.1";
}

sub vcl_recv {
  if (req.method == "BAN" || req.method == "PURGE") {
    if (client.ip !~ purgers) {
      return (synth(403, "Not allowed"));
    }
    if (req.method == "PURGE") {
      return (purge);
    }
    if (req.http.Ban-All) {
      set req.http.Expression = "obj.status != 0";
    } elsif (req.http.Surrogate-Key) {
      # On the stored response alone, so that bans can be applied in the background.
      set req.http.Expression = "obj.http.Surrogate-Key ~ " + req.http.Surrogate-Key;
    } else {
      return (synth(400, "Surrogate-Key or Ban-All is missing"));
    }
    if (!std.ban(req.http.Expression)) {
      return (synth(400, std.ban_error()));
    }
    return (synth(200, "Banned"));
  }
}
