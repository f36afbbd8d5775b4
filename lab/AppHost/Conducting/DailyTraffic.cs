using CdnLab.Scenarios.Format;

namespace CdnLab.AppHost.Conducting;

/// <summary>Keeps the traffic generator's rate at the mean rate times what the time of day makes of it.</summary>
/// <param name="clients">Mean rate and law of the day.</param>
/// <param name="clock">The lab clock.</param>
/// <param name="set">Sets rate and mix of the generator.</param>
public sealed class DailyTraffic(
    ClientsSpec clients,
    TimeProvider clock,
    Func<double?, IReadOnlyDictionary<string, double>?, CancellationToken, Task> set)
{
    /// <summary>Lab time for which a rate holds: in it, even the steepest day changes by less than 5 % of the mean.
    /// </summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    private double _rate = clients.Rate;

    /// <summary>Changes mean rate or mix; null leaves one as it is.</summary>
    public Task SetAsync(
        double? rate, IReadOnlyDictionary<string, double>? mix, CancellationToken cancellation)
    {
        if (rate is { } changed)
        {
            Volatile.Write(ref _rate, changed);
        }
        return set(rate * Factor(clock.GetUtcNow()), mix, cancellation);
    }

    /// <summary>Sets the rate of the time of day.</summary>
    /// <returns>When it is to be set again.</returns>
    public async Task<DateTimeOffset> SetNowAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        double rate;
        do
        {
            // A change in between may have reached the generator first.
            rate = Volatile.Read(ref _rate);
            await set(rate * Factor(now), null, cancellation);
        }
        while (rate != Volatile.Read(ref _rate));
        return StepOf(now) + Step;
    }

    private double Factor(DateTimeOffset now) => clients.Diurnal?.FactorOver(StepOf(now), StepOf(now) + Step) ?? 1;

    private static DateTimeOffset StepOf(DateTimeOffset now) => now - TimeSpan.FromTicks(now.UtcTicks % Step.Ticks);
}
