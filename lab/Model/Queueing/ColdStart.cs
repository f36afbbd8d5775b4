namespace CdnLab.Model.Queueing;

/// <summary>What a server does worse at first: caches to fill, code to compile, connections to open.</summary>
public sealed record ColdStart
{
    /// <summary>How long a server is cold, from the instant on at which it can serve.</summary>
    public TimeSpan For { get; init; }

    /// <summary>Factor, at least 1, on the service time of a request that starts in that time.</summary>
    public double Slowdown { get; init; } = 1;

    /// <summary>A cold server's service time, at most <see cref="ServiceTimeRule.ServiceTimeMax"/> unless it is longer
    /// already.</summary>
    public TimeSpan Lengthen(TimeSpan serviceTime)
    {
        var most = Math.Max(serviceTime.Ticks, ServiceTimeRule.ServiceTimeMax.Ticks);
        return TimeSpan.FromTicks((long)Math.Round(Math.Min(serviceTime.Ticks * Slowdown, most)));
    }
}
