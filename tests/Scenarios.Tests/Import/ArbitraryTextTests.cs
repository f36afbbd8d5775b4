using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Import;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Scenarios.Tests.Import;

/// <summary>No text makes a reader fail: it gives rules that run, or says what is not understood.</summary>
public sealed class ArbitraryTextTests
{
    private static readonly string[] Words =
    [
        "sub ", "vcl_recv ", "vcl_error ", "vcl_hash ", "{", "}", "(", ")", ";", "\n", " ", "\"", "{\"", "\"}", "if ", "else ",
        "elsif ", "set ", "unset ", "req.url", "req.url.path", "req.http.x", "req.method", " = ", " ~ ", " !~ ", " == ", "!",
        " && ", " || ", "\"^/(a)b*\"", "\"\\1\"", "regsub(", "regsuball(", ", ", "std.tolower(", "error 750 ", "return (pass);",
        "return (synth(750, \"/\"));", "call vcl_recv;", "re.group.1", "obj.status", "301", "#", "/*", "*/", "C{", "vcl 4.1;",
        "location ", "= ", "^~ ", "~* ", "/a ", "/b/:x ", "/* ", ":splat ", "rewrite ^/(.*) /b/$1 ", "last", "permanent",
        "return 301 $uri", "map $uri $t ", "$t ", "$1", "${", "default ", "server ", "set $x 1", "if ($x) ", "(?", "[", "*", "+",
        "\\", "'", "é", "\u0000", "301!", "?", "200",
    ];

    private static readonly Arbitrary<string> Texts = Gen.OneOf(
        Gen.Elements(Words).ArrayOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get),
        from words in Gen.Elements(Words).ArrayOf()
        select $"sub vcl_recv {{ {string.Concat(words)} }}",
        from words in Gen.Elements(Words).ArrayOf()
        select $"server {{ {string.Concat(words)} }}").ToArbitrary();

    [Theory]
    [InlineData(ImportKind.Vcl)]
    [InlineData(ImportKind.Nginx)]
    [InlineData(ImportKind.Redirects)]
    public void Read_AnyText_GivesRulesThatRunAndPlacesThatExist(ImportKind kind) => Prop.ForAll(Texts, text =>
    {
        var result = EdgeImport.Read(kind, text, "any");
        var lines = text.Split('\n');
        _ = new EdgeRules(result.Config).Decide("GET", "h", "/a/b?c");
        return result.Findings.All(f => f.Line >= 1 && f.Line <= lines.Length && f.Column >= 1
            && f.Column <= lines[f.Line - 1].Length + 1 && f.Why.Length > 0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(700));

    [Theory]
    [InlineData(ImportKind.Vcl, "if (req.url ~ \"a\") { ", "sub vcl_recv {")]
    [InlineData(ImportKind.Vcl, "if (((((((((((", "sub vcl_recv {")]
    [InlineData(ImportKind.Vcl, "if (req.url ~ \"a\") { set req.url = \"/b\"; } ", "")]
    [InlineData(ImportKind.Vcl, "if (req.url ~ \"a\") { set req.http.x = req.http.x \"b\"; } ", "set req.http.x = \"\";")]
    [InlineData(ImportKind.Vcl, "call a; call a; ", "sub vcl_recv { call a; } sub a { if (req.url ~ \"x\") { set req.url = \"/y\" req.url; }")]
    [InlineData(ImportKind.Vcl, "std.tolower(", "set req.url = ")]
    [InlineData(ImportKind.Nginx, "location / { ", "server {")]
    [InlineData(ImportKind.Nginx, "/a /b; ", "map $uri $t {")]
    [InlineData(ImportKind.Nginx, "if ($uri ~ a) { set $x ${x}a; } ", "set $x 1;")]
    [InlineData(ImportKind.Redirects, "/a /b\n", "")]
    public void Read_ManyTimesTheSame_EndsSoon(ImportKind kind, string part, string before) => Assert.NotNull(
        EdgeImport.Read(kind, before + string.Concat(Enumerable.Repeat(part, 5000)), "any"));

    [Fact]
    public void Read_TooLongAText_IsAFinding() => Assert.Contains("at most", Assert.Single(EdgeImport.Read(
        ImportKind.Redirects, new string('#', EdgeImport.LengthMax + 1), "any").Findings).Why, StringComparison.Ordinal);
}
