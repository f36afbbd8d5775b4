using CdnLab.Model.Redirects;
using Xunit;

namespace CdnLab.Model.Tests.Redirects;

public sealed class EdgeRulesTests
{
    [Theory]
    [InlineData("/pypi/pyOpenSSL/json", "/pypi/pyopenssl/json")]
    [InlineData("/pypi/py_Open..SSL/json?x=1", "/pypi/py-open-ssl/json")]
    [InlineData("/pypi/pyOpenSSL/2.0-RC1/json", "/pypi/pyopenssl/2.0-RC1/json")]
    [InlineData("/simple/pyOpenSSL/?x=1", "/simple/pyOpenSSL/?x=1")]
    [InlineData("/pypi/a/b/c/json", "/pypi/a/b/c/json")]
    [InlineData("/pypi/py%4FpenSSL/json", "/pypi/py%4fpenssl/json")]
    public void Decide_ConfigAfter_RewritesEverySpellingBeforeLookup(string target, string url)
    {
        var decision = Flagship.EdgeAfter.Decide("GET", "pypi.org", target);

        Assert.Equal(
            (EdgeRequestOutcome.Lookup, url, "pypi.org" + url), (decision.Outcome, decision.Url, decision.Key.Value));
    }

    [Fact]
    public void Decide_ConfigAfterAndTrailingSlash_RedirectsWithoutQuery()
    {
        var decision = Flagship.EdgeAfter.Decide("GET", "pypi.org", "/pypi/pyOpenSSL/2.0/json/?x=1");

        Assert.Equal(
            (EdgeRequestOutcome.Redirect, 301, "/pypi/pyopenssl/2.0/json"),
            (decision.Outcome, decision.Status, decision.Location));
        Assert.Equal(["json-trailing-slash"], decision.Rules);
    }

    [Fact]
    public void Decide_ConfigBefore_KeysBySpelling() =>
        Assert.NotEqual(
            Flagship.EdgeBefore.Decide("GET", "pypi.org", "/pypi/pyOpenSSL/json").Key,
            Flagship.EdgeBefore.Decide("GET", "pypi.org", "/pypi/pyopenssl/json").Key);

    [Fact]
    public void Decide_RulesInOrder_LaterOnesSeeTheNewPath()
    {
        var decision = Decide(
            "/a?q=1",
            new() { Name = "first", Match = "^/a$", Rewrite = "/b" },
            new() { Name = "never", Match = "^/a$", Rewrite = "/wrong" },
            new() { Name = "second", Match = "^/b$", Rewrite = "/c" });

        Assert.Equal("/c?q=1", decision.Url);
        Assert.Equal(["first", "second"], decision.Rules);
    }

    [Fact]
    public void Decide_Redirect_KeepsTheQueryAndEndsEvaluation()
    {
        var decision = Decide(
            "/a?q=1",
            new() { Name = "go", Match = "^/(?<rest>.*)$", Redirect = "https://{host}/x/{rest}", Status = 308 },
            new() { Name = "never", Match = ".", Pass = true });

        Assert.Equal((308, "https://h/x/a?q=1"), (decision.Status, decision.Location));
        Assert.Equal(["go"], decision.Rules);
    }

    [Fact]
    public void Decide_Pass_EndsEvaluation()
    {
        var decision = Decide(
            "/a", new() { Name = "pass", Match = "a", Pass = true }, new() { Name = "n", Match = ".", Rewrite = "/b" });

        Assert.Equal((EdgeRequestOutcome.Pass, "/a"), (decision.Outcome, decision.Url));
    }

    [Fact]
    public void Decide_KeyOfARule_TakesThePlaceOfTheConfigs()
    {
        var decision = Decide(
            "/a/b?q=1",
            new EdgeRule { Name = "key", Match = "^/(?<first>[^/]+)", Key = "{host}:{first}", StripQuery = true });

        Assert.Equal(("h:a", "/a/b"), (decision.Key.Value, decision.Url));
    }

    [Theory]
    [InlineData("POST", EdgeRequestOutcome.Pass)]
    [InlineData("PURGE", EdgeRequestOutcome.Pass)]
    [InlineData("HEAD", EdgeRequestOutcome.Lookup)]
    public void Decide_OtherMethod_PassesAndRulesOfGetStayOut(string method, EdgeRequestOutcome expected)
    {
        var rules = new EdgeRules(new EdgeConfig
        {
            Name = "c",
            Rules = [new() { Name = "get", Match = ".", Methods = ["GET"], Rewrite = "/x" }],
        });

        var decision = rules.Decide(method, "h", "/a");

        Assert.Equal((expected, "/a"), (decision.Outcome, decision.Url));
    }

    [Fact]
    public void Decide_HostInOtherCase_HasTheSameKey() =>
        Assert.Equal(
            Flagship.EdgeBefore.Decide("GET", "pypi.org", "/a").Key,
            Flagship.EdgeBefore.Decide("GET", "PyPI.org", "/a").Key);

    [Theory]
    [InlineData("/a?b", "/url?b")]
    [InlineData("/a", "/a")]
    public void Decide_OnUrl_MatchesAndRewritesPathAndQuery(string target, string url) =>
        Assert.Equal(url, Decide(target, new EdgeRule
        {
            Name = "r", On = EdgeRuleSubject.Url, Match = "\\?(?<q>.*)$", Rewrite = "/url?{q}",
        }).Url);

    [Fact]
    public void Decide_OnHost_MatchesTheHostInLowerCase()
    {
        var rule = new EdgeRule
        {
            Name = "r", On = EdgeRuleSubject.Host, Match = "^old\\.(?<rest>.*)", Redirect = "https://{rest}{url}",
        };
        var rules = new EdgeRules(new EdgeConfig { Name = "c", Rules = [rule] });

        Assert.Equal("https://example/a?b", rules.Decide("GET", "OLD.example", "/a?b").Location);
        Assert.Equal(EdgeRequestOutcome.Lookup, rules.Decide("GET", "new.example", "/a?b").Outcome);
    }

    [Theory]
    [InlineData("/a", "/a")]
    [InlineData("/b", "/other/b?q")]
    public void Decide_Not_AppliesWhereTheExpressionDoesNotMatch(string path, string url) =>
        Assert.Equal(url.TrimEnd('?', 'q') + "?q", Decide(
            path + "?q", new EdgeRule { Name = "r", Match = "^/a", Not = true, Rewrite = "/other{path}" }).Url);

    [Fact]
    public void Decide_EachMatch_ReplacesAllOfThem() =>
        Assert.Equal("/a/b/c?x=//", Decide(
            "/a//b///c?x=//",
            new EdgeRule { Name = "r", Match = "/(?<more>/+)", Rewrite = "/", EachMatch = true }).Url);

    [Theory]
    [InlineData("/a", "/third")]
    [InlineData("/b", "/b-first-second")]
    public void Decide_Skip_LeavesOutAsManyRules(string target, string url) =>
        Assert.Equal(url, Decide(
            target,
            new EdgeRule { Name = "if", Match = "^/a$", Skip = 2 },
            new EdgeRule { Name = "1", Match = "^", Rewrite = "{path}-first" },
            new EdgeRule { Name = "2", Match = "^", Rewrite = "{path}-second" },
            new EdgeRule { Name = "3", Match = "^/a$", Rewrite = "/third" }).Url);

    [Fact]
    public void Decide_RewriteWithAQuestionMark_GivesAQueryThatLaterRulesSeeAsSuch() =>
        Assert.Equal("/b?x=1", Decide(
            "/a?q",
            new EdgeRule { Name = "1", Match = "^/a$", Rewrite = "/b?x=1", StripQuery = true },
            new EdgeRule { Name = "2", Match = "x", Rewrite = "/never" }).Url);

    [Fact]
    public void Constructor_SkipBelowZero_IsRefused() =>
        Assert.Throws<FormatException>(() => Decide("/", new EdgeRule { Name = "r", Match = "a", Skip = -1 }));

    [Fact]
    public void Constructor_TemplateOfAnUnknownGroup_IsRefused() =>
        Assert.Throws<FormatException>(() => Decide("/", new EdgeRule { Name = "r", Match = "a", Rewrite = "/{b}" }));

    [Theory]
    [InlineData("(")]
    [InlineData("(a)\\1")]
    [InlineData("(?=a)")]
    public void Constructor_ExpressionThatIsBrokenOrNeedsBacktracking_IsRefused(string match)
    {
        var error = Record.Exception(() => Decide("/", new EdgeRule { Name = "r", Match = match, Pass = true }));

        Assert.True(error is ArgumentException or NotSupportedException, error?.GetType().Name ?? "accepted");
    }

    private static EdgeRequestDecision Decide(string target, params EdgeRule[] rules) =>
        new EdgeRules(new EdgeConfig { Name = "c", Rules = rules }).Decide("GET", "h", target);
}
