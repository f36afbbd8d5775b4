vcl 4.1;

# What cdnlab purge --target xkey asks for: PURGE by keys, soft or hard, and PURGE of a URL. The module xkey, which is in
# Debian's varnish-modules, reads the field xkey.

import xkey;

backend default {
  .host = "127.0.0.1";
  .port = "8000";
}

acl purgers {
  "127.0.0.1";
}

sub vcl_recv {
  if (req.method == "PURGE") {
    if (client.ip !~ purgers) {
      return (synth(403, "Not allowed"));
    }
    if (req.http.xkey-purge) {
      set req.http.Gone = xkey.purge(req.http.xkey-purge);
      return (synth(200, "Purged " + req.http.Gone));
    }
    if (req.http.xkey-softpurge) {
      set req.http.Gone = xkey.softpurge(req.http.xkey-softpurge);
      return (synth(200, "Soft-purged " + req.http.Gone));
    }
    return (purge);
  }
}

sub vcl_backend_response {
  if (beresp.http.Surrogate-Key) {
    set beresp.http.xkey = beresp.http.Surrogate-Key;
  }
}
