using CdnLab.Model.Clients;
using Xunit;

namespace CdnLab.Model.Tests.Clients;

public class RedirectRuleTests
{
    private static readonly Uri A = new("http://pypi.org/a");
    private static readonly Uri B = new("http://pypi.org/b");

    [Theory]
    [InlineData(200, ChainOutcome.Ok)]
    [InlineData(304, ChainOutcome.Ok)]
    [InlineData(399, ChainOutcome.Ok)]
    [InlineData(400, ChainOutcome.NotFound)]
    [InlineData(499, ChainOutcome.NotFound)]
    [InlineData(500, ChainOutcome.ServerError)]
    public void Next_FinalStatus_EndsWithItsOutcome(int status, ChainOutcome outcome)
    {
        var decision = RedirectRule.Next(Persona(31), [A], status, "/b");

        Assert.Equal((null, outcome), (decision.Next, decision.Outcome));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public void Next_Redirect_GoesToItsLocation(int status) =>
        Assert.Equal(B, RedirectRule.Next(Persona(31), [A], status, "b").Next);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mailto:x@example.org")]
    public void Next_RedirectThatLeadsNowhere_EndsTheChain(string? location) =>
        Assert.Equal((null, ChainOutcome.Ok), Ended(RedirectRule.Next(Persona(31), [A], 301, location)));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    public void Next_AroundTheRequestLimit_GivesUpFromIt(int asked, bool givesUp)
    {
        var decision = RedirectRule.Next(Persona(10), [.. Enumerable.Repeat(A, asked)], 301, "/a");

        Assert.Equal(givesUp, decision.Next is null);
        Assert.Equal(givesUp ? ChainOutcome.Looped : ChainOutcome.Ok, decision.Outcome);
    }

    [Theory]
    [InlineData("/a", 5)]
    [InlineData("/b", 9)]
    public void Next_SameUrlFourTimes_CountsRedirectsAndNotTheFirstRequest(string second, int requests)
    {
        // Python's urllib, measured: 5 requests of a URL that redirects to itself, 9 of two that redirect to each
        // other.
        var persona = Persona(100) with { SameUrlMax = 4 };
        var asked = new List<Uri> { A };
        while (RedirectRule.Next(persona, asked, 301, asked[^1] == A ? second : "/a").Next is { } next)
        {
            asked.Add(next);
        }

        Assert.Equal(requests, asked.Count);
    }

    private static (Uri? Next, ChainOutcome Outcome) Ended(RedirectDecision decision) =>
        (decision.Next, decision.Outcome);

    private static ClientPersona Persona(int requestsMax) => new() { Name = "x", RequestsMax = requestsMax };
}
