#!/usr/bin/env bash
# The public suite for HTTP caches against the edge and against other proxies; --help tells the rest.
exec python3 "$(dirname "$0")/runner" "$@"
