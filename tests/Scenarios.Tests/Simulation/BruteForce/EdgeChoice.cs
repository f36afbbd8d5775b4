using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>What an edge config makes of a URL.</summary>
/// <param name="Outcome">Look up, pass or redirect.</param>
/// <param name="Next">What the next tier is asked for.</param>
/// <param name="Key">Cache key of a look-up.</param>
/// <param name="Redirect">The answer, when the edge itself redirects.</param>
internal sealed record EdgeChoice(EdgeRequestOutcome Outcome, Url Next, string Key, AnswerContent? Redirect);
