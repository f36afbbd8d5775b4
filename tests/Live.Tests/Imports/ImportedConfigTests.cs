using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Import;
using Xunit;

namespace CdnLab.Live.Tests.Imports;

/// <summary>The program itself decides, under a configuration, as the rules that are read from it.</summary>
[Trait("Category", "Live")]
public sealed class ImportedConfigTests
{
    private const string Vcl =
        """
        sub shorten {
          if (req.url ~ "^/left/") { return; }
          set req.url = regsub(req.url, "/index\.html($|\?)", "/\1");
        }
        sub vcl_recv {
          if (req.http.host == "old.example") {
            return (synth(750, "https://new.example" + req.url));
          }
          set req.url = regsuball(req.url, "//+", "/");
          if (req.method != "GET" && req.method != "HEAD") {
            return (pass);
          }
          call shorten;
          set req.http.x-private = "0";
          if (req.url ~ "^/(me|admin)/" && !(req.url ~ "public")) {
            set req.http.x-private = "1";
          } elsif (req.url ~ "^/api/") {
            set req.url = std.tolower(regsub(req.url, "\?.*$", ""));
          } else {
            set req.url = regsub(req.url, "^/pypi/([^/]+)(/[^/]+)?/json/?$", "/json/\1\2");
          }
          if (req.http.x-private == "1") {
            return (pass);
          }
          if (req.url ~ "^/go/") {
            set req.http.x-to = regsub(req.url, "^/go/([^/?]+)/?(.*)$", "/went/\2?\1");
            return (synth(751, "moved"));
          }
          if (req.url ~ "^/json/[^?]*[A-Z_.]") {
            set req.url = "/json/" + std.tolower(regsuball(regsub(req.url, "^/json/([^/?]+).*$", "\1"), "[-_.]+", "-"));
          }
          return (hash);
        }
        sub vcl_synth {
          if (resp.status == 750) {
            set resp.http.Location = resp.reason;
            set resp.status = 301;
            return (deliver);
          }
          if (resp.status == 751) {
            set resp.status = 308;
            set resp.http.Location = req.http.x-to;
            return (deliver);
          }
        }
        """;

    private const string Nginx =
        """
        map $uri $moved {
          default "";
          /old/page.html /new/page;
          ~^/blog/(\d+)/(?<slug>[^/]+)/?$ /posts/$slug;
          ~*^/TEAM/ 0;
        }
        server {
          listen 127.0.0.1:PORT default_server;
          server_name site.example;
          set $skip 0;
          if ($request_method = POST) { set $skip 1; }
          if ($request_uri ~ "^/me[/?]") { set $skip 1; }
          if ($moved) { return 301 $moved; }
          rewrite ^/users/(.*)$ /people/$1 last;
          rewrite ^/plain/(.*)$ /text/$1? break;
          location = /exact { return 302 /else$is_args$args; }
          location ^~ /static/ { FETCH }
          location ~ \.php$ { return 301 /gone; }
          location /people/ {
            rewrite "^/people/([a-z]{2})/(.*)$" /p/$1?who=$2? last;
            rewrite ^/people/_(.*)$ /static/x.php last;
            FETCH
          }
          location /pypi/ { rewrite ^/pypi/([^/]+)/json/$ /pypi/$1/json? permanent; FETCH }
          location / { FETCH }
        }
        server {
          listen 127.0.0.1:PORT;
          server_name old.example;
          return 308 https://new.example$request_uri;
        }
        """;

    private static readonly string[] Targets =
    [
        "/", "/?x=1", "/a//b///c?d//e", "/index.html", "/a/index.html?x", "/left/index.html", "/me/", "/me?x", "/me/public",
        "/admin/x?y", "/api/A?b", "/API/A", "/go/x", "/go/x/y/z?q", "/go/", "/pypi/Py.YAML/json", "/pypi/Py_YAML/json/",
        "/pypi/Py_YAML/1.0/json/", "/pypi/a/json?x", "/json/A._b", "/old/page.html", "/OLD/page.html?x", "/blog/12/x-y/",
        "/blog/x/y", "/team/a", "/users/ann?x", "/users/de/Eve?x", "/users/_x", "/plain/a?b", "/exact", "/exact?a=b",
        "/exact/", "/static/x.php", "/x.php?a", "/x.PHP", "/people/ab/c/d", "/people/x",
    ];

    [Fact]
    public async Task Varnish_UnderVclOfItsOwn_DecidesAsTheRulesReadFromIt()
    {
        static string Text(int port, Uri origin, string folder) =>
            $$"""
            vcl 4.1;
            import std;
            backend default { .host = "127.0.0.1"; .port = "{{origin.Port}}"; }
            {{Vcl}}
            sub vcl_miss { set req.http.x-lab = "miss"; }
            sub vcl_deliver { set resp.http.x-lab = req.http.x-lab; }
            """;
        await using var varnish = await RealProgram.StartAsync(
            "varnishd",
            Text,
            (port, folder, file) =>
            [
                "-F", "-j", "none", "-n", Path.Combine(folder, "n"), "-a", $"127.0.0.1:{port}", "-f", file,
                "-s", "malloc,16m", "-T", "none", "-p", "vsl_space=16M", "-p", "thread_pools=1",
            ]);

        await AssertSameAsync(varnish, EdgeImport.Read(ImportKind.Vcl, Text(1, new("http://h:1"), ""), "own.vcl"));
    }

    [Fact]
    public async Task Nginx_UnderAConfigurationOfItsOwn_DecidesAsTheRulesReadFromIt()
    {
        static string Text(int port, Uri origin, string folder) =>
            $$"""
            daemon off; pid {{folder}}/pid; error_log stderr warn; {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            events { }
            http {
              proxy_cache_path {{folder}}/cache keys_zone=c:1m;
              client_body_temp_path {{folder}}/1; proxy_temp_path {{folder}}/2; fastcgi_temp_path {{folder}}/3;
              uwsgi_temp_path {{folder}}/4; scgi_temp_path {{folder}}/5;
              access_log off; absolute_redirect off; add_header X-Lab $upstream_cache_status;
              proxy_cache c; proxy_cache_bypass $skip; proxy_no_cache $skip;
            {{Nginx.Replace("PORT", $"{port}", StringComparison.Ordinal)
                .Replace("FETCH", $"proxy_pass http://127.0.0.1:{origin.Port};", StringComparison.Ordinal)}}
            }
            """;
        await using var nginx = await RealProgram.StartAsync(
            "nginx", Text, (_, folder, file) => ["-e", "stderr", "-p", folder, "-c", file]);

        await AssertSameAsync(nginx, EdgeImport.Read(ImportKind.Nginx, Text(1, new("http://h:1"), "/tmp"), "own.conf"));
    }

    private static async Task AssertSameAsync(RealProgram program, ImportResult read)
    {
        Assert.Empty(read.Findings);
        var rules = new EdgeRules(read.Config);
        var wrong = new List<string>();
        foreach (var method in (string[])["GET", "POST"])
        {
            foreach (var host in (string[])["site.example", "old.example"])
            {
                foreach (var target in Targets)
                {
                    var (expected, actual) = (
                        await program.DecideAsync(method, host, target), Words(rules.Decide(method, host, target)));
                    if (expected != actual)
                    {
                        wrong.Add($"{method} {host} {target}\n  program: {expected}\n  rules:   {actual}");
                    }
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Words(EdgeRequestDecision decision) => decision.Outcome switch
    {
        EdgeRequestOutcome.Redirect => $"{decision.Status} {decision.Location}",
        EdgeRequestOutcome.Pass => $"pass {decision.Url}",
        _ => decision.Url,
    };
}
