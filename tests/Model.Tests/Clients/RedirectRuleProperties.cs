using CdnLab.Model.Clients;
using CdnLab.Model.Http;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Model.Tests.Clients;

/// <summary>What holds for every client and every sequence of answers.</summary>
public class RedirectRuleProperties
{
    private static readonly Uri First = new("http://pypi.org/a");

    private static readonly Gen<Walk> Walks =
        from requestsMax in Gen.Choose(1, 60)
        from sameUrl in Gen.Choose(0, 6)
        from answers in Gen.Zip(
            Gen.Elements(200, 301, 302, 303, 304, 307, 308, 404, 503),
            Gen.Elements<string?>(
                "/a", "/b", "c", "?q", "#f", "https://pypi.org/a", "mailto:x", "http://", "", null)).ListOf()
        from tail in Gen.Elements("/a", "/b", "d/", "//other.example/x")
        select new Walk(
            new ClientPersona { Name = "x", RequestsMax = requestsMax, SameUrlMax = sameUrl == 0 ? null : sameUrl },
            [.. answers], tail);

    [Fact]
    public void Next_AnyAnswers_ChainEndsWithinTheRequestLimit() =>
        Check(walk => walk.Asked.Count <= walk.Persona.RequestsMax);

    [Fact]
    public void Next_AnyAnswers_NoUrlIsRedirectedToMoreOftenThanAllowed() => Check(walk =>
        walk.Persona.SameUrlMax is not { } max
            || walk.Asked.Skip(1).GroupBy(url => url).All(same => same.Count() <= max));

    [Fact]
    public void Next_AnyAnswers_LoopedOnlyWhenTheLastAnswerLedOn() => Check(walk =>
        (walk.Last.Outcome == ChainOutcome.Looped)
        == (Location.IsRedirect(walk.LastStatus) && Location.Resolve(walk.Asked[^1], walk.LastLocation) is not null));

    [Fact]
    public void Next_AnyAnswers_AsksOnlyAbsoluteHttpUrlsWithoutFragment() => Check(walk =>
        walk.Asked.All(url => url.IsAbsoluteUri && url.Scheme is "http" or "https" && url.Fragment.Length == 0));

    private static void Check(Func<Walk, bool> holds) =>
        Prop.ForAll(Walks.ToArbitrary(), walk => holds(walk.Run())).QuickCheckThrowOnFailure();

    /// <summary>A chain led by given answers and, after the last of them, by redirects to one place for ever.</summary>
    private sealed record Walk(
        ClientPersona Persona, IReadOnlyList<(int Status, string? Location)> Answers, string Tail)
    {
        public List<Uri> Asked { get; } = [];

        public RedirectDecision Last { get; private set; }

        public int LastStatus { get; private set; }

        public string? LastLocation { get; private set; }

        public Walk Run()
        {
            Asked.Clear();
            for (Uri? next = First; next is not null && Asked.Count < 1_000; next = Last.Next)
            {
                Asked.Add(next);
                (LastStatus, LastLocation) = Asked.Count <= Answers.Count ? Answers[Asked.Count - 1] : (301, Tail);
                Last = RedirectRule.Next(Persona, Asked, LastStatus, LastLocation);
            }
            return this;
        }
    }
}
