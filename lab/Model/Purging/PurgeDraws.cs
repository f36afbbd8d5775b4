using CdnLab.Model.Randomness;

namespace CdnLab.Model.Purging;

/// <summary>What becomes of calls that nobody makes: drawn, each from (seed, key, attempt) alone.</summary>
internal sealed class PurgeDraws(PurgeStrategy strategy, ulong seed)
{
    private readonly RandomStream _random = new(0, "");

    /// <summary>How long a call takes, by its number.</summary>
    public TimeSpan Latency(int call)
    {
        var limits = strategy.Limits;
        if (limits.Latency <= TimeSpan.Zero || limits.LatencySigma <= 0)
        {
            return limits.Latency;
        }
        _random.Reseed(seed ^ StableHash.Of($"latency/{call}"));
        return TimeSpan.FromSeconds(_random.NextLognormal(limits.Latency.TotalSeconds, limits.LatencySigma));
    }

    /// <summary>How a call ends.</summary>
    public PurgeCallOutcome Outcome(string? key, int attempt, int pass) =>
        strategy.FailureRatio <= 0 || !Fails(key, attempt, pass)
            ? PurgeCallOutcome.Accepted
        : attempt <= strategy.RetriesMax ? PurgeCallOutcome.Failed
        : PurgeCallOutcome.Lost;

    private bool Fails(string? key, int attempt, int pass)
    {
        var second = pass == 0 ? "" : $"/{pass}";
        Span<char> call = stackalloc char[256];
        _random.Reseed(seed ^ StableHash.Of(call.TryWrite($"purge/{key}/{attempt}{second}", out var length)
            ? call[..length] : $"purge/{key}/{attempt}{second}"));
        return _random.NextChance(strategy.FailureRatio);
    }
}
