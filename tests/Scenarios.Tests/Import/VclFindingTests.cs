using Xunit;

namespace CdnLab.Scenarios.Tests.Import;

/// <summary>What is not understood of VCL is told where it stands.</summary>
public sealed class VclFindingTests
{
    [Theory]
    [InlineData("""if (client.ip ~ office) { return (pass); }""", 5, "client.ip ~ office", "do not compare")]
    [InlineData("""if (req.http.Cookie) { return (pass); }""", 5, "req.http.cookie", "no statement of this file sets it")]
    [InlineData("""if (req.url ~ "a") { set req.http.x = "1"; } if (req.http.x) { return (pass); }""", 50, "req.http.x", "no statement of this file sets it")]
    [InlineData("""if (!req.http.Fastly-SSL) { error 801; }""", 6, "req.http.fastly-ssl", "no statement of this file sets it")]
    [InlineData("""if (req.url.qs ~ "a") { return (pass); }""", 5, "req.url.qs", "know nothing of this variable")]
    [InlineData("""if (obj.status >= 700) { return (pass); }""", 5, "obj.status >= 700", "do not compare by >")]
    [InlineData("""if (req.url == req.http.x) { return (pass); }""", 5, "req.url == req.http.x", "do not compare by ==")]
    [InlineData("""if (std.tolower(req.url) ~ "a") { return (pass); }""", 5, "a", "only method, host, path and URL")]
    [InlineData("""if (req.method ~ "GE.") { return (pass); }""", 5, "GE.", "methods are matched by")]
    [InlineData("""set req.url = boltsort.sort(req.url);""", 15, "boltsort.sort(req.url)", "this function is not read")]
    [InlineData("""set req.url = querystring.filter(req.url, "a");""", 15, """querystring.filter(req.url, "a")""", "this function is not read")]
    [InlineData("""set req.url = "/" + now;""", 21, "now", "know nothing of this variable")]
    [InlineData("""set req.url = "a" + req.url;""", 1, "a{url}", "begins with a slash")]
    [InlineData("""set req.url = "/{x}";""", 1, "/{x}", "no braces")]
    [InlineData("""set req.url = "/a%2Fb";""", 15, "/a%2Fb", "Fastly decodes %xx")]
    [InlineData("""set req.url = regsub(req.url, "a", "\0");""", 15, "0", "no such group")]
    [InlineData("""set req.url = regsub(req.url, "a", "\2");""", 15, "2", "no such group")]
    [InlineData("""set req.url = regsub(req.url, "a", req.http.x);""", 15, """regsub(req.url, "a", req.http.x)""", "not with these arguments")]
    [InlineData("""set req.url = regsub("/" + req.url, "a", "b");""", 15, "a", "only URL, path and host can be replaced in")]
    [InlineData("""set req.http.x = regsuball(req.url, "a", "b"); set req.url = req.http.x;""", 18, "a", "only URL, path and host can be replaced in")]
    [InlineData("""set req.url = re.group.1;""", 15, "1", "which match this group is of")]
    [InlineData("""if (req.url ~ "(a)" || req.url ~ "(b)") { set req.url = "/" re.group.1; }""", 61, "1", "which match this group is of")]
    [InlineData("""if (req.url ~ "(a)") { set req.url = "/x"; set req.url = "/" re.group.1; }""", 44, "/{g1}", "the URL was changed since")]
    [InlineData("""set req.http.x = req.url; set req.url = "/a"; if (req.http.x ~ "b") { return(pass); }""", 51, "b", "the URL was changed since")]
    [InlineData("""if (req.url ~ "(a)") { set req.http.x = re.group.1; if (req.url.path ~ "(b)") { set req.url = "/" req.http.x re.group.1; } }""", 81, "/{g1}{g1}", "groups of two expressions")]
    [InlineData("""if (req.url ~ "(a)") { set req.http.x = re.group.1; if (req.url ~ "b") { set req.http.y = "1"; } else { set req.url = "/c"; } set req.url = "/" req.http.x; }""", 127, "/{g1}", "the URL was changed since")]
    [InlineData("""set req.http.Cookie = "a";""", 1, """set req.http.Cookie = "a";""", "decides what is answered")]
    [InlineData("""unset req.http.Accept-Language;""", 1, "unset req.http.Accept-Language;", "decides what is answered")]
    [InlineData("""set req.http.host = "a";""", 1, """set req.http.host = "a";""", "decides what is answered")]
    [InlineData("""set req.hash_always_miss = true;""", 1, "set req.hash_always_miss = true;", "rules do not set this")]
    [InlineData("""set beresp.ttl = 1h;""", 1, "set beresp.ttl = 1h;", "rules do not set this")]
    [InlineData("""set req.url -= "a";""", 1, """set req.url -= "a";""", "rules do not compute")]
    [InlineData("""declare local var.n INTEGER;""", 1, "declare local var.n INTEGER;", "text and truth only")]
    [InlineData("""restart;""", 1, "restart;", "this statement is not read")]
    [InlineData("""esi;""", 1, "esi;", "this statement is not read")]
    [InlineData("""return (pipe);""", 1, "return (pipe);", "do not end with pipe")]
    [InlineData("""return (purge);""", 1, "return (purge);", "do not end with purge")]
    [InlineData("""return (synth(403, "no"));""", 1, "status 403", "redirects only")]
    [InlineData("""error 750 "unhandled";""", 1, "status 750", "redirects only")]
    [InlineData("""error var.code;""", 1, "error var.code;", "an error with a number")]
    [InlineData("""call nowhere;""", 1, "nowhere", "no such routine")]
    [InlineData("""call again;""", 20, "again", "it goes round")]
    [InlineData("""if (req.url ~ "a)(") { return (pass); }""", 16, "a)(", "does not compile")]
    [InlineData("""if (req.url ~ "(a)\1") { return (pass); }""", 19, """(a)\1""", "back references")]
    [InlineData("""if (req.url ~ "a(?=b)") { return (pass); }""", 17, "a(?=b)", "lookarounds")]
    [InlineData("""if (req.url ~ "a++") { return (pass); }""", 18, "a++", "possessive")]
    [InlineData("C{ int x; }C", 1, "C{", "inline C")]
    public void Recv_NotUnderstood_IsToldWithItsPlace(string line, int column, string text, string why)
    {
        var result = Imported.Vcl($"sub again {{ if (req.url ~ \"x\") {{\n                   call again; }} }}\nsub vcl_recv {{\n{line}\n}}");

        Assert.False(result.Complete);
        var at = text == "again" ? 2 : 4;
        Assert.Contains(result.Findings, f => (f.Line, f.Column, f.Text) == (at, column, text)
            && f.Why.Contains(why, StringComparison.Ordinal));
        Assert.Equal("edge.vcl", result.Findings[0].File);
    }

    [Theory]
    [InlineData("sub vcl_fetch { set beresp.ttl = 1h; }", "1:17", "set beresp.ttl = 1h;")]
    [InlineData("sub vcl_backend_response {\n  if (beresp.status == 301) { set beresp.uncacheable = true; }\n}", "2:31", "set beresp.uncacheable = true;")]
    [InlineData("sub vcl_deliver { set resp.http.Location = \"/\"; }", "1:19", "set resp.http.Location = \"/\";")]
    [InlineData("sub vcl_deliver { return (restart); }", "1:19", "return (restart);")]
    [InlineData("sub vcl_miss { set bereq.url = \"/\"; }", "1:16", "set bereq.url = \"/\";")]
    [InlineData("sub vcl_hash { return (fail); }", "1:16", "return (fail);")]
    [InlineData("include \"other.vcl\";", "1:1", "include \"other.vcl\";")]
    [InlineData("server x { }", "1:1", "server x { }")]
    [InlineData("sub vcl_recv { set req.url = \"/open; }", "1:30", "\"/open; }")]
    [InlineData("sub vcl_recv { /* open", "1:16", "/* open")]
    [InlineData("sub vcl_recv {", "1:15", "end of file")]
    [InlineData("sub vcl_recv { if (req.url ~ \"a\" { return (pass); } }", "1:34", "{")]
    public void File_NotUnderstood_IsToldWithItsPlace(string file, string at, string text) =>
        Assert.Contains($"{at} {text}", Imported.Vcl(file).Findings.Select(f => $"{f.Line}:{f.Column} {f.Text}"));

    [Fact]
    public void Finding_Printed_IsAsCompilersPrintIt() => Assert.Equal(
        "edge.vcl:2:3: not understood: 'esi;': this statement is not read",
        Assert.Single(Imported.Vcl("sub vcl_recv {\n  esi;\n}").Findings).ToString());

    [Fact]
    public void Findings_OfOneFile_AreToldAllAtOnceAndInOrder() => Assert.Equal(
        ["2:1 esi;", "3:1 restart;", "4:15 now"],
        Imported.Vcl("sub vcl_recv {\nesi;\nrestart;\nset req.url = now;\n}").Findings
            .Select(f => $"{f.Line}:{f.Column} {f.Text}"));

    [Theory]
    [InlineData("vcl 4.1;\nimport std;\nbackend a { .host = \"b\"; .probe = { .url = \"/\"; } }\nacl x { \"127.0.0.1\"; }\nprobe p { .url = \"/\"; }")]
    [InlineData("sub vcl_init { new x = directors.round_robin(); return (ok); }")]
    [InlineData("sub vcl_recv { set req.backend_hint = x.backend(); std.log(\"a\"); log \"b\" req.url; }")]
    [InlineData("sub vcl_deliver { unset resp.http.Server; if (obj.hits > 0) { set resp.http.X-Cache = \"HIT\"; } return (deliver); }")]
    [InlineData("sub vcl_recv {\n#FASTLY recv\n// a\n/* b */ }\nsub vcl_miss { #FASTLY miss\n return(fetch); }")]
    [InlineData("table t { \"a\": \"b\" }\ndirector d random { { .backend = a; .weight = 1; } }")]
    public void File_ThatChangesNothingOfRequests_IsComplete(string file)
    {
        var result = Imported.Vcl(file);

        Assert.Empty(Imported.Findings(result));
        Assert.Empty(result.Config.Rules);
    }
}
