using System.Globalization;

namespace CdnLab.Overload;

/// <summary>What was measured while the load was the same.</summary>
public sealed record Phase(
    string Name,
    TimeSpan From,
    TimeSpan To,
    IReadOnlyList<Outcome> Hits,
    IReadOnlyList<Outcome> Misses,
    int OriginMax,
    double MemoryMax)
{
    public int Fetched => Misses.Count(miss => miss.Status == 200);

    public int Shed => Misses.Count(miss => miss.Status == 503);

    /// <summary>Misses answered neither way, and 503 without a reason or Retry-After.</summary>
    public int Odd => Misses.Count(miss => miss.Status is not (200 or 503) || miss is { Status: 503, Told: false });

    public int HitsFailed => Hits.Count(hit => hit.Status != 200);

    public double HitMilliseconds(double share) => Quantile(Hits, share);

    public double MissMilliseconds(double share) => Quantile([.. Misses.Where(miss => miss.Status == 200)], share);

    public string Row
    {
        get
        {
            var seconds = (To - From).TotalSeconds;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {Name} | {seconds:0} | {Hits.Count / seconds:0} | {HitsFailed} | {HitMilliseconds(0.5):0.00} | "
                + $"{HitMilliseconds(0.99):0.00} | {Misses.Count / seconds:0} | {Fetched / seconds:0} | "
                + $"{Shed / seconds:0} | {Odd} | {MissMilliseconds(0.99):0} | {OriginMax} | {MemoryMax:0} |\n");
        }
    }

    private static double Quantile(IReadOnlyList<Outcome> outcomes, double share)
    {
        var sorted = outcomes.Select(outcome => outcome.Took.TotalMilliseconds).Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];
    }
}
