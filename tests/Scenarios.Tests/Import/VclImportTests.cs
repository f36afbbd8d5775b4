using Xunit;

namespace CdnLab.Scenarios.Tests.Import;

/// <summary>What each construct of VCL becomes; a construct that is lost changes a decision here.</summary>
public sealed class VclImportTests
{
    [Theory]
    // conditions
    [InlineData("""if (req.url ~ "^/a") { return (pass); }""", "/a?x", "pass /a?x")]
    [InlineData("""if (req.url ~ "^/a$") { return (pass); }""", "/a?x", "/a?x")]
    [InlineData("""if (req.url.path ~ "^/a$") { return (pass); }""", "/a?x", "pass /a?x")]
    [InlineData("""if (req.url !~ "x") { return (pass); }""", "/a?x", "/a?x")]
    [InlineData("""if (req.url !~ "x") { return (pass); }""", "/a?y", "pass /a?y")]
    [InlineData("""if (req.url == "/a.b?x") { return (pass); }""", "/a.b?x", "pass /a.b?x")]
    [InlineData("""if (req.url == "/a.b?x") { return (pass); }""", "/aXb?x", "/aXb?x")]
    [InlineData("""if (req.url.path != "/a") { return (pass); }""", "/b?x", "pass /b?x")]
    [InlineData("""if (!(req.url ~ "a" || req.url ~ "b") && req.url ~ "c") { return (pass); }""", "/c", "pass /c")]
    [InlineData("""if (!(req.url ~ "a" || req.url ~ "b") && req.url ~ "c") { return (pass); }""", "/bc", "/bc")]
    [InlineData("""if (!(req.url ~ "a" || req.url ~ "b") && req.url ~ "c") { return (pass); }""", "/d", "/d")]
    [InlineData("""if (req.url ~ "a" || req.url ~ "b" && req.url ~ "c") { return (pass); }""", "/a", "pass /a")]
    [InlineData("""if (req.url ~ "a" || req.url ~ "b" && req.url ~ "c") { return (pass); }""", "/b", "/b")]
    [InlineData("""if (req.url ~ "a") { set req.url = "/1"; } elsif (req.url ~ "b") { set req.url = "/2"; } else { set req.url = "/3"; }""", "/ab", "/1")]
    [InlineData("""if (req.url ~ "a") { set req.url = "/1"; } elsif (req.url ~ "b") { set req.url = "/2"; } else { set req.url = "/3"; }""", "/b", "/2")]
    [InlineData("""if (req.url ~ "a") { set req.url = "/b"; } else if (req.url ~ "b") { set req.url = "/2"; } else { set req.url = "/3"; }""", "/c", "/3")]
    [InlineData("""if (req.url ~ "a") { if (req.url ~ "b") { set req.url = "/1"; } set req.url = req.url + "2"; }""", "/ab", "/12")]
    [InlineData("""if (req.url ~ "a") { if (req.url ~ "b") { set req.url = "/1"; } set req.url = req.url + "2"; }""", "/a", "/a2")]
    [InlineData("""if (req.restarts > 0) { return (pass); }""", "/a", "/a")]
    [InlineData("""if (req.restarts == 0) { return (pass); }""", "/a", "pass /a")]
    // URLs
    [InlineData("""set req.url = regsub(req.url, "^/old/([^/]*)/(.*)$", "/new/\2/\1");""", "/old/a/b?c=d", "/new/b?c=d/a")]
    [InlineData("""set req.url = regsub(req.url, "^/old/", "/new/");""", "/old/a?b", "/new/a?b")]
    [InlineData("""set req.url = regsub(req.url, "^/old/", "/new/");""", "/x/old/a?b", "/x/old/a?b")]
    [InlineData("""set req.url = regsub(req.url, "b|bc", "-");""", "/abcbc", "/a-cbc")]
    [InlineData("""set req.url = regsub(req.url, "/index\.html$", "/");""", "/a/index.html", "/a/")]
    [InlineData("""set req.url = regsub(req.url, "/+(\?|$)", "\1");""", "/a//?x", "/a?x")]
    [InlineData("""set req.url = regsuball(req.url, "//+", "/");""", "/a//b///c", "/a/b/c")]
    [InlineData("""set req.url = regsuball(req.url, "(a)(b)", "\2\1");""", "/abab?ab", "/baba?ba")]
    [InlineData("""set req.url = regsub(req.url, "\?.*$", "");""", "/a?b?c", "/a")]
    [InlineData("""set req.url = querystring.remove(req.url);""", "/a?b", "/a")]
    [InlineData("""set req.url = req.url.path;""", "/a?b", "/a")]
    [InlineData("""set req.url = req.url.path + "?v=2";""", "/a?b", "/a?v=2")]
    [InlineData("""set req.url = std.tolower(req.url);""", "/A?B", "/a?b")]
    [InlineData("""set req.url = std.toupper(req.url.path);""", "/a?b", "/A")]
    [InlineData("""set req.url = "/pre" + req.url;""", "/a?b", "/pre/a?b")]
    [InlineData("""set req.url = "/h/" req.http.host req.url;""", "/a?b", "/h/site.example/a?b")]
    [InlineData("""set req.url = regsub(req.url, "#.*$", "");""", "/a?b", "/a?b")]
    [InlineData("""set req.url = {"/long "} + "/x";""", "/a", "/long /x")]
    // groups and temporaries
    [InlineData("""if (req.url ~ "^/u/([^/]+)/([0-9]+)") { set req.url = "/x/" re.group.2 "/" re.group.1; }""", "/u/Ann/7?q", "/x/7/Ann")]
    [InlineData("""if (req.url.path ~ "^/(?<who>.*)$") { set req.url = "/x/" std.tolower(re.group.1); }""", "/Ann?q", "/x/ann")]
    [InlineData("""set req.http.x-q = regsub(req.url, "^[^?]*", ""); if (req.url ~ "^/a") { set req.url = "/b" + req.http.x-q; }""", "/a?q", "/b?q")]
    [InlineData("""set req.http.x-go = "/b"; if (req.url ~ "^/a") { set req.url = req.http.x-go; }""", "/a?q", "/b")]
    [InlineData("""unset req.http.x-p; if (req.url ~ "^/a") { set req.http.x-p = "1"; } if (req.http.x-p) { return (pass); }""", "/b", "/b")]
    [InlineData("""set req.http.x-p = "0"; if (req.url ~ "^/a") { set req.http.x-p = "1"; } if (req.http.x-p == "1") { return (pass); }""", "/a", "pass /a")]
    [InlineData("""set req.http.x-p = "0"; if (req.url ~ "^/a") { set req.http.x-p = "1"; } if (req.http.x-p == "1") { return (pass); }""", "/b", "/b")]
    [InlineData("""set req.http.x-p = "abc"; if (req.http.x-p ~ "^a") { return (pass); }""", "/b", "pass /b")]
    [InlineData("""declare local var.f BOOL; set var.f = false; if (var.f) { return(pass); }""", "/b", "/b")]
    [InlineData("""set req.http.x-u = req.url; if (req.http.x-u ~ "^/a") { return (pass); }""", "/a", "pass /a")]
    [InlineData("""if (req.url.path ~ "^/p/([^/]+)$") { set req.url = "/p/" std.tolower(regsuball(re.group.1, "[._-]+", "-")); }""", "/p/A__b.-c", "/p/a-b-c")]
    [InlineData("""if (req.url.path ~ "^/p/([^/]+)$") { set req.url = "/p/" regsuball(std.tolower(re.group.1), "[-_.]+", "-"); }""", "/p/A__b.-c", "/p/a-b-c")]
    [InlineData("""if (req.url ~ "^/(u.)") { set req.http.x = regsub(req.url, "(a)", "b"); set req.url = "/g" re.group.1; }""", "/ua", "/gua")]
    [InlineData("""if (req.url ~ "a") { set req.http.z = "1"; } if (req.url ~ "a") { return (pass); }""", "/b", "/b")]
    [InlineData("""if (req.url ~ "a") { if (req.url ~ "b") { return (pass); } }""", "/a", "/a")]
    [InlineData("""if (req.url ~ "a") { if (req.url ~ "b") { return (pass); } }""", "/b", "/b")]
    [InlineData("""unset req.http.x-p; if (req.url ~ "a") { call set1; } if (req.http.x-p) { return (pass); }""", "/a", "pass /a")]
    [InlineData("""unset req.http.x-p; if (req.url ~ "a") { call set1; } if (req.http.x-p) { return (pass); }""", "/b", "/b")]
    // ends
    [InlineData("""return (hash); set req.url = "/never";""", "/a", "/a")]
    [InlineData("""return (lookup); set req.url = "/never";""", "/a", "/a")]
    [InlineData("""call sub1; set req.url = req.url + "z";""", "/a", "/az")]
    [InlineData("""call sub1; set req.url = req.url + "z";""", "/left", "/leftz")]
    [InlineData("""call sub1; set req.url = req.url + "z";""", "/inner", "/inner1z")]
    public void Recv_OneConstruct_DecidesAsItSays(string body, string target, string expected) =>
        Assert.Equal(expected, Imported.Decide(Recv(body), target));

    [Theory]
    [InlineData("""if (req.method == "POST") { set req.url = "/p"; }""", "POST", "pass /p")]
    [InlineData("""if (req.method == "POST") { set req.url = "/p"; }""", "GET", "/a")]
    [InlineData("""if (req.request != "GET") { set req.url = "/p"; }""", "HEAD", "/p")]
    [InlineData("""if (req.method !~ "^(GET|HEAD)$") { set req.url = "/p"; }""", "PUT", "pass /p")]
    [InlineData("""if (req.method ~ "^(GET|HEAD)$") { set req.url = "/p"; }""", "HEAD", "/p")]
    [InlineData("""if (req.method == "GET" && req.url ~ "^/a") { set req.url = "/p"; }""", "GET", "/p")]
    public void Recv_Method_IsAConditionOfItsRules(string body, string method, string expected) =>
        Assert.Equal(expected, Imported.Decide(Recv(body), "/a", method));

    [Theory]
    [InlineData("""if (req.http.host == "Old.example") { error 750 "https://new.example" + req.url; }""", "old.example", "301 https://new.example/a?b")]
    [InlineData("""if (req.http.Host ~ "^(www\.)?old\.") { error 750 "https://new.example" + req.url; }""", "WWW.old.example", "301 https://new.example/a?b")]
    [InlineData("""if (req.http.host == "old.example") { error 750 "https://new.example" + req.url.path; }""", "old.example", "301 https://new.example/a")]
    [InlineData("""if (req.http.host == "old.example") { error 750 "https://new.example" + req.url; }""", "site.example", "/a?b")]
    public void Recv_Host_IsAConditionOfItsRules(string body, string host, string expected) =>
        Assert.Equal(expected, Imported.Decide(Recv(body), "/a?b", host: host));

    [Theory]
    [InlineData("""if (req.url ~ "^/go/(.*)$") { error 750 "/to/" re.group.1; }""", "/go/x?y", "301 /to/x?y")]
    [InlineData("""if (req.url.path ~ "^/go/(.*)$") { error 750 "/to/" re.group.1; }""", "/go/x?y", "301 /to/x")]
    [InlineData("""if (req.url.path ~ "^/go") { return (synth(750, "/to" + req.url)); }""", "/go/x?y", "301 /to/go/x?y")]
    [InlineData("""if (req.url ~ "^/go/") { set req.http.x-l = regsub(req.url, "^/go/(.*)$", "/to/\1"); return (synth(751, "x")); }""", "/go/x?y", "308 /to/x?y")]
    [InlineData("""if (req.url ~ "^/go/") { set req.http.x-l = regsub(req.url, "^/go/(.*)$", "/to/\1"); return (synth(751, "x")); }""", "/no", "/no")]
    [InlineData("""set req.http.x-l = "/c"; error 751;""", "/no", "308 /c")]
    public void Error_ThatVclErrorTurnsIntoARedirect_IsARedirect(string body, string target, string expected) =>
        Assert.Equal(expected, Imported.Decide(Recv(body), target));

    [Theory]
    [InlineData("hash_data(req.url); return (lookup);", "/a?b", "/a?b key /a?b")]
    [InlineData("hash_data(req.url); hash_data(req.http.host); return (lookup);", "/a?b", "/a?b")]
    [InlineData("""hash_data("v2:"); hash_data(req.url); return (lookup);""", "/a?b", "/a?b key v2:/a?b")]
    [InlineData("""hash_data("v2:");""", "/a?b", "/a?b key v2:/a?bsite.example")]
    [InlineData("set req.hash += req.url.path; return(hash);", "/a?b", "/a?b key /a")]
    public void Hash_OfTheFile_IsTheCacheKey(string body, string target, string expected) =>
        Assert.Equal(expected, Imported.Decide(Imported.Vcl($"sub vcl_hash {{ {body} }}"), target));

    [Fact]
    public void Hash_OfATemporary_IsTheKeyOfTheRulesThatSetIt()
    {
        var result = Imported.Vcl(
            """
            sub vcl_recv {
              set req.http.x-key = "all";
              if (req.url ~ "^/u/([a-z]+)") { set req.http.x-key = re.group.1; }
            }
            sub vcl_hash { hash_data(req.http.x-key); return (lookup); }
            """);

        Assert.Equal("/u/ann?q key ann", Imported.Decide(result, "/u/ann?q"));
        Assert.Equal("/other key all", Imported.Decide(result, "/other"));
    }

    [Fact]
    public void Snippet_WithoutASubroutine_RunsOnReceive() => Assert.Equal(
        "/b?c", Imported.Decide(Imported.Vcl("""if (req.url ~ "^/a") { set req.url = regsub(req.url, "^/a", "/b"); }"""), "/a?c"));

    [Fact]
    public void Subroutines_OfOneName_RunOneAfterTheOther() => Assert.Equal("/a12", Imported.Decide(
        Imported.Vcl("""sub vcl_recv { set req.url = req.url "1"; } sub vcl_recv { set req.url = req.url "2"; }"""), "/a"));

    private static CdnLab.Scenarios.Import.ImportResult Recv(string body) => Imported.Vcl(
        $$"""
        sub sub1 {
          if (req.url ~ "left") { return; }
          if (req.url ~ "inner") { set req.url = req.url + "1"; }
        }
        sub set1 { set req.http.x-p = "1"; }
        sub vcl_recv {
          {{body}}
        }
        sub vcl_error {
          if (obj.status == 750) {
            set obj.status = 301;
            set obj.http.Location = obj.response;
          } elsif (obj.status == 751) {
            set obj.status = 308;
            set obj.http.Location = req.http.x-l;
            return (deliver);
          }
        }
        """);
}
