using Xunit;

namespace CdnLab.Scenarios.Tests.Import;

/// <summary>What each construct of nginx becomes; a construct that is lost changes a decision here.</summary>
public sealed class NginxImportTests
{
    [Theory]
    [InlineData("rewrite ^/a/(.*)$ /b/$1;", "/a/x?q", "/b/x?q")]
    [InlineData("rewrite ^/a/(.*)$ /b/$1?;", "/a/x?q", "/b/x")]
    [InlineData("rewrite ^/a/(.*)$ /b?p=$1?;", "/a/x?q", "/b?p=x")]
    [InlineData("rewrite ^/a /b; rewrite ^/b /c;", "/a", "/c")]
    [InlineData("rewrite ^/u$ /abx; rewrite ^/abc?x$ /ok?;", "/u", "/ok")]
    [InlineData("rewrite ^/a /b break; rewrite ^/b /c;", "/a", "/b")]
    [InlineData("rewrite ^/a /b last; rewrite ^/b /c; location /b { rewrite ^ /d; }", "/a", "/d")]
    [InlineData("rewrite ^/a/(.*) /b/$1 redirect;", "/a/x?q", "302 /b/x?q")]
    [InlineData("rewrite ^/a/(.*) /b/$1? permanent;", "/a/x?q", "301 /b/x")]
    [InlineData("rewrite ^/a/(.*) https://b.example/$1;", "/a/x?q", "302 https://b.example/x?q")]
    [InlineData("rewrite \"^/a/(?<n>[0-9]{2})$\" /b/$n;", "/a/12", "/b/12")]
    [InlineData("return 301 https://b.example$request_uri;", "/a?q", "301 https://b.example/a?q")]
    [InlineData("return 308 https://b.example$uri;", "/a?q", "308 https://b.example/a")]
    [InlineData("return 302 /b$is_args$args;", "/a?q", "302 /b?q")]
    [InlineData("return 301 $scheme://$host/b$uri;", "/a?q", "301 /b/a")]
    [InlineData("return 301 $scheme://b.example$uri;", "/a?q", "301 //b.example/a")]
    [InlineData("return https://b.example/;", "/a?q", "302 https://b.example/")]
    [InlineData("return 301 https://b.example/${host}x;", "/a", "301 https://b.example/site.examplex")]
    [InlineData("if ($request_uri ~ \"^/a\\?\") { return 301 /b; }", "/a?q", "301 /b")]
    [InlineData("if ($request_uri ~ \"^/a\\?\") { return 301 /b; }", "/a", "/a")]
    [InlineData("if ($uri ~* ^/A$) { return 301 /b; }", "/a?q", "301 /b")]
    [InlineData("if ($uri !~ ^/A$) { return 301 /b; }", "/a", "301 /b")]
    [InlineData("if ($uri !~* ^/A$) { return 301 /b; }", "/a", "/a")]
    [InlineData("if ($uri = /a) { return 301 /b; }", "/a", "301 /b")]
    [InlineData("if ($uri != /a) { return 301 /b; }", "/a", "/a")]
    [InlineData("if ($uri ~ ^/u/(.*)$) { return 301 /v/$1; }", "/u/x", "301 /v/x")]
    [InlineData("set $to /b; if ($uri ~ ^/x) { set $to /c; } return 301 $to;", "/a", "301 /b")]
    [InlineData("set $to /b; if ($uri ~ ^/x) { set $to /c; } return 301 $to;", "/x", "301 /c")]
    [InlineData("if ($uri ~ ^/x) { set $go 1; } if ($go) { return 301 /b; }", "/x", "301 /b")]
    [InlineData("if ($uri ~ ^/x) { set $go 1; } if ($go) { return 301 /b; }", "/a", "/a")]
    [InlineData("if ($uri ~ ^/x) { break; } rewrite ^ /c;", "/x", "/x")]
    [InlineData("if ($uri ~ ^/x) { rewrite ^ /b; } rewrite ^/b /c;", "/x", "/c")]
    [InlineData("set $skip 0; if ($uri ~ ^/x) { set $skip 1; } proxy_cache_bypass $skip; proxy_no_cache $skip;", "/x", "pass /x")]
    [InlineData("set $skip 0; if ($uri ~ ^/x) { set $skip 1; } proxy_cache_bypass $skip; proxy_no_cache $skip;", "/a", "/a")]
    [InlineData("proxy_cache_key $scheme$proxy_host$uri;", "/a?q", "/a?q key /a")]
    [InlineData("proxy_cache_key \"$host$request_uri\";", "/a?q", "/a?q")]
    [InlineData("proxy_cache_key \"v1 $host$request_uri\"; location /b { proxy_cache_key $uri; }", "/b?q", "/b?q key /b")]
    [InlineData("proxy_cache_key \"v1 $host$request_uri\"; location /b { proxy_cache_key $uri; }", "/a?q", "/a?q key v1 site.example/a?q")]
    public void Server_OneConstruct_DecidesAsItSays(string body, string target, string expected) =>
        Assert.Equal(expected, Imported.Decide(Imported.Nginx($"server {{\n{body}\n}}"), target));

    [Theory]
    [InlineData("/x", "301 /exact")]
    [InlineData("/x/", "301 /x-prefix")]
    [InlineData("/x.php", "301 /php")]
    [InlineData("/X.PHP", "301 /php-any")]
    [InlineData("/static/x.php", "301 /static")]
    [InlineData("/static/deep/x.php", "301 /php")]
    [InlineData("/static/deep/x", "301 /deep")]
    [InlineData("/other", "301 /root")]
    public void Locations_InAnyOrder_AreSearchedAsNginxDoes(string target, string expected) => Assert.Equal(
        expected,
        Imported.Decide(
            Imported.Nginx(
                """
                server {
                  location / { return 301 /root; }
                  location /x { return 301 /x-prefix; }
                  location ~ \.php$ { return 301 /php; }
                  location ~* \.php$ { return 301 /php-any; }
                  location /static/deep/ { return 301 /deep; }
                  location ^~ /static/ { return 301 /static; }
                  location = /x { return 301 /exact; }
                }
                """),
            target));

    [Theory]
    [InlineData("/old/a.html?q", "301 /new/a")]
    [InlineData("/OLD/A.HTML", "301 /new/a")]
    [InlineData("/blog/12/x", "301 /posts/x?id=12")]
    [InlineData("/CASE/x", "301 /case/x")]
    [InlineData("/zero", "/zero")]
    [InlineData("/other", "/other")]
    public void Map_OfThePath_GivesItsTargets(string target, string expected) => Assert.Equal(
        expected,
        Imported.Decide(
            Imported.Nginx(
                """
                http {
                  map $uri $target {
                    ~^/blog/(\d+)/(.*)$ /posts/$2?id=$1;
                    ~*^/case/(?<rest>.*)$ /case/$rest;
                    ~^/blog/ /never;
                    /zero 0;
                    /old/a.html /new/a;
                    default "";
                  }
                  server { if ($target) { return 301 $target; } }
                }
                """),
            target));

    [Theory]
    [InlineData("old.example", "301 https://new.example/a?q")]
    [InlineData("WWW.old.example", "301 https://new.example/a?q")]
    [InlineData("site.example", "/b?q")]
    public void Servers_ByName_AreChosenByTheHost(string host, string expected) => Assert.Equal(
        expected,
        Imported.Decide(
            Imported.Nginx(
                """
                server { server_name old.example www.old.example; return 301 https://new.example$request_uri; }
                server { listen 80 default_server; server_name new.example; rewrite ^/a$ /b; }
                """),
            "/a?q",
            host: host));

    [Theory]
    [InlineData("POST", "pass /b")]
    [InlineData("GET", "/a")]
    public void If_OnTheMethod_IsAConditionOfItsRules(string method, string expected) => Assert.Equal(
        expected, Imported.Decide(Imported.Nginx("if ($request_method = POST) { rewrite ^ /b; }"), "/a", method));

    [Theory]
    [InlineData("rewrite ^/a /b?x=1;", 1, "rewrite ^/a /b?x=1", "end it in ?")]
    [InlineData("rewrite ^/a /b other;", 1, "rewrite ^/a /b other", "the flag is none of")]
    [InlineData("rewrite ^/(?=a) /b;", 11, "^/(?=a)", "lookarounds")]
    [InlineData("rewrite '^/(?=a)' /b;", 12, "^/(?=a)", "lookarounds")]
    [InlineData("rewrite ^/a /b$2;", 15, "2", "no such group")]
    [InlineData("rewrite ^/a /b$http_x;", 15, "$http_x", "know nothing of this variable")]
    [InlineData("rewrite ^/a(.*) /b$1; return 301 /c$1;", 36, "1", "which match this group is of")]
    [InlineData("rewrite ^/a /b; return 301 $request_uri;", 17, "{url}", "the URL was changed since")]
    [InlineData("return 403;", 1, "status 403", "redirects only")]
    [InlineData("return 301 /b?$args;", 15, "$args", "$is_args$args")]
    [InlineData("if ($args ~ x) { return 301 /b; }", 5, "if ($args ~ x)", "question mark only")]
    [InlineData("if ($scheme = http) { return 301 /b; }", 5, "if ($scheme = http)", "know nothing of this variable")]
    [InlineData("if ($http_cookie) { return 301 /b; }", 5, "if ($http_cookie)", "know nothing of this variable")]
    [InlineData("if (-f $uri) { return 301 /b; }", 1, "if (-f $uri)", "conditions on variables only")]
    [InlineData("proxy_cache_valid 200 1h;", 1, "proxy_cache_valid 200 1h", "by the profile")]
    [InlineData("try_files $uri /index.html;", 1, "try_files $uri /index.html", "not read")]
    [InlineData("proxy_pass http://app/sub/;", 1, "proxy_pass http://app/sub/", "not read")]
    [InlineData("proxy_cache_bypass $http_pragma;", 20, "$http_pragma", "one variable in both")]
    [InlineData("set $s 1; proxy_cache_bypass $s;", 30, "$s", "one variable in both")]
    [InlineData("location /a { location /a/b { } }", 15, "location /a/b", "within another")]
    [InlineData("location { }", 1, "location", "a location is")]
    [InlineData("location /a/ { rewrite ^/a/(.*)$ /a/b/$1 last; }", 16, "s: locations", "it goes round")]
    [InlineData("include other.conf;", 1, "include other.conf", "other files")]
    [InlineData("auth_basic on;", 1, "auth_basic on", "not read")]
    [InlineData("add_header Cache-Control no-store;", 1, "add_header Cache-Control no-store", "by the profile")]
    [InlineData("return 301 \"/a", 12, "/a\n}", "quote is not closed")]
    [InlineData("; return 301 /a;", 1, ";", "a directive is expected")]
    public void Server_NotUnderstood_IsToldWithItsPlace(string line, int column, string text, string why)
    {
        var result = Imported.Nginx($"server {{\n{line}\n}}");

        Assert.Contains(result.Findings, f => (f.Line, f.Column) == (2, column)
            && (f.Text == text || text.Contains('\n') || text.StartsWith("s:", StringComparison.Ordinal))
            && f.Why.Contains(why, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("map $cookie_a $t { a /b; }\nif ($t) { return 301 $t; }", "1:5 $cookie_a")]
    [InlineData("map $uri $t { include x; }\nif ($t) { return 301 $t; }", "1:15 include x")]
    [InlineData("server { server_name *.a; }\nserver { }", "1:22 *.a")]
    [InlineData("server { server_name a; }\nserver { server_name a; }", "2:22 a")]
    [InlineData("geo $x { default 1; }\nserver { }", "1:1 geo $x")]
    [InlineData("server {", "1:9 end of file")]
    [InlineData("server { } }", "1:12 }")]
    public void File_NotUnderstood_IsToldWithItsPlace(string file, string expected) =>
        Assert.Contains(expected, Imported.Nginx(file).Findings.Select(f => $"{f.Line}:{f.Column} {f.Text}"));

    [Fact]
    public void File_ThatChangesNothingOfRequests_IsComplete()
    {
        var result = Imported.Nginx(
            """
            user www; worker_processes 2; events { worker_connections 64; }
            http {
              proxy_cache_path /a/b/c keys_zone=c:1m; gzip on; log_format m '$uri { ; }';
              upstream app { server 127.0.0.1:1; }
              server { listen 80; server_name _ ""; location / { proxy_pass http://app; proxy_set_header Host $host; } }
            }
            """);

        Assert.Empty(Imported.Findings(result));
        Assert.Empty(result.Config.Rules);
    }
}
