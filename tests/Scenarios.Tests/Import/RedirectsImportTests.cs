using Xunit;

namespace CdnLab.Scenarios.Tests.Import;

public sealed class RedirectsImportTests
{
    private const string File =
        """
        # moved
        /home              /
        /blog/:year/:slug  /posts/:slug/:year    302   # a comment
        /docs/*            https://docs.example/:splat  308
        /app/*             /application/:splat   200
        /application/old   /never
        /api/:id           /v2/:id               307!
        /                  /start                303
        /*                 /lost/:splat          301!
        """;

    [Theory]
    [InlineData("/home", "301 /")]
    [InlineData("/home/?a=b", "301 /?a=b")]
    [InlineData("/blog/2022/x?q", "302 /posts/x/2022?q")]
    [InlineData("/blog/2022/x/", "302 /posts/x/2022")]
    [InlineData("/blog/2022/x/y", "301 /lost/blog/2022/x/y")]
    [InlineData("/docs/a/b?q", "308 https://docs.example/a/b?q")]
    [InlineData("/docs", "308 https://docs.example/")]
    [InlineData("/docsx", "301 /lost/docsx")]
    [InlineData("/app/old?q", "/application/old?q")]
    [InlineData("/api/7", "307 /v2/7")]
    [InlineData("/", "303 /start")]
    [InlineData("/else", "301 /lost/else")]
    public void Line_ThatMatchesFirst_Decides(string target, string expected) =>
        Assert.Equal(expected, Imported.Decide(Imported.Redirects(File), target));

    [Theory]
    [InlineData("/a /b 301 Country=de", 11, "Country=de", "conditions on")]
    [InlineData("/a /b 302 Language=en,de", 11, "Language=en,de", "conditions on")]
    [InlineData("/a id=:id /b 301", 4, "id=:id", "conditions on")]
    [InlineData("/a /b?x=1", 6, "/b?x=1", "depends on the host")]
    [InlineData("/a?x=1 /b", 1, "/a?x=1", "without a query")]
    [InlineData("/a /b 404", 7, "404", "rewrite (200) or redirect")]
    [InlineData("/a /b soon", 7, "soon", "rewrite (200) or redirect")]
    [InlineData("/a /b 301 x", 11, "x", "nothing is expected")]
    [InlineData("/a", 1, "/a", "from, to, and a status")]
    [InlineData("https://a.example/ /b", 1, "https://a.example/", "of this site")]
    [InlineData("/a b", 4, "b", "a path, or an address")]
    [InlineData("/a https://other.example/ 200", 4, "https://other.example/", "same site")]
    [InlineData("/a/:x /b/:y", 10, ":y", "no placeholder")]
    [InlineData("/a/:x/:x /b", 1, "/a/:x/:x", "a name of its own")]
    [InlineData("/a/*/b /b", 4, "/a/*/b", "at the end")]
    [InlineData("/a* /b", 3, "/a*", "at the end")]
    [InlineData("/* /index.html 200", 1, "/*", "rules do not know")]
    [InlineData("/a /b{c}", 6, "/b{c}", "braces")]
    public void Line_NotUnderstood_IsToldWithItsPlace(string line, int column, string text, string why)
    {
        var finding = Assert.Single(Imported.Redirects($"\n/fine /b\n{line}\n").Findings);

        Assert.Equal((3, column, text), (finding.Line, finding.Column, finding.Text));
        Assert.Contains(why, finding.Why, StringComparison.Ordinal);
    }
}
