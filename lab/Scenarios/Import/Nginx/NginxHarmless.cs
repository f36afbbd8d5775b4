namespace CdnLab.Scenarios.Import.Nginx;

/// <summary>Directives that change nothing that rules say.</summary>
internal static class NginxHarmless
{
    private static readonly string[] Names =
    [
        "listen", "server_name", "access_log", "error_log", "log_format", "root", "index", "events", "upstream", "user",
        "pid", "daemon", "types", "default_type", "charset", "server_tokens", "http2", "resolver", "resolver_timeout",
        "sendfile", "aio", "send_timeout", "lingering_close", "reset_timedout_connection", "rewrite_log",
        "log_not_found",
        "absolute_redirect", "server_name_in_redirect", "port_in_redirect", "load_module", "worker_connections",
        "proxy_set_header", "proxy_http_version", "proxy_cache", "proxy_cache_path", "proxy_cache_lock",
        "proxy_cache_lock_timeout", "proxy_cache_lock_age", "proxy_cache_revalidate", "proxy_temp_path",
        "fastcgi_temp_path", "uwsgi_temp_path", "scgi_temp_path",
        "proxy_connect_timeout", "proxy_read_timeout", "proxy_send_timeout", "proxy_next_upstream", "proxy_buffering",
        "proxy_request_buffering", "proxy_pass_header", "proxy_intercept_errors", "map_hash_max_size",
        "map_hash_bucket_size", "variables_hash_max_size", "server_names_hash_bucket_size",
        "uninitialized_variable_warn",
    ];

    private static readonly string[] Starts =
        ["ssl_", "gzip", "keepalive_", "client_", "tcp_", "worker_", "proxy_ssl_", "proxy_buffer", "open_file_cache"];

    private static readonly string[] Telling = ["cache-control", "expires", "location", "vary", "surrogate-control"];

    public static bool Holds(NginxDirective directive) => directive.Name switch
    {
        "add_header" or "proxy_hide_header" =>
            directive.Words is [var field, ..] && !Telling.Contains(field.Text.ToLowerInvariant()),
        "proxy_redirect" => directive.Words is [{ Text: "off" }],
        "proxy_pass" => directive.Words is [var url] && IsHostOnly(url.Text),
        _ => Names.Contains(directive.Name)
            || Starts.Any(s => directive.Name.StartsWith(s, StringComparison.Ordinal)),
    };

    /// <summary>A path in it would take the place of a part of the URL.</summary>
    private static bool IsHostOnly(string url)
    {
        var host = url.IndexOf("://", StringComparison.Ordinal);
        return host > 0 && !url[(host + 3)..].Contains('/') && !url[(host + 3)..].Contains('$');
    }
}
