using CdnLab.Model.Randomness;

namespace CdnLab.Model.Workloads;

/// <summary>Open-loop Poisson arrivals: each gap is exponential and independent of how the system answers.</summary>
public sealed class PoissonArrivals(RandomStream random)
{
    /// <summary>The next arrival after <paramref name="previous"/> at a rate per second; null when the rate is
    /// zero.</summary>
    public DateTimeOffset? Next(DateTimeOffset previous, double rate) =>
        rate > 0 ? previous + TimeSpan.FromSeconds(random.NextExponential() / rate) : null;
}
