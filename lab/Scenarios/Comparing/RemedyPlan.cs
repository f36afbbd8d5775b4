using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Comparing;

/// <summary>A remedy made ready for a scenario.</summary>
/// <param name="Choice">As it was named, parameters included.</param>
/// <param name="About">What it does, in a line.</param>
/// <param name="Purge">The purge that it makes; null: none.</param>
/// <param name="Deploy">The config that it puts in force; null: none.</param>
/// <param name="Over">Time from the first PoP to the last, where it changes the edge.</param>
/// <param name="RollsBack">Whether release and config of the beginning come back in force.</param>
public sealed record RemedyPlan(
    string Choice, string About, PurgeStrategy? Purge, EdgeConfig? Deploy, TimeSpan Over, bool RollsBack);
