namespace CdnLab.Model.Purging;

/// <summary>How a cache is to be purged: which keys, split into which shards, how fast, with which retries.</summary>
public sealed record PurgeStrategy
{
    /// <summary>Name in reports.</summary>
    public string Name { get; init; } = "letters";

    /// <summary>Way of splitting: a name among <see cref="Remedies.PurgeKinds.ByName"/>.</summary>
    public string Kind { get; init; } = "letters";

    /// <summary>Soft or hard.</summary>
    public PurgeMode Mode { get; init; } = PurgeMode.Soft;

    /// <summary>Surrogate key of a project (template of <c>name</c>, <c>normalized</c>).</summary>
    public string Key { get; init; } = "project/{normalized}";

    /// <summary>Pools of <c>hash</c> and <c>affected</c>; callers of kinds with one queue for all.</summary>
    public int Shards { get; init; } = 26;

    /// <summary>Callers of each shard, where shards have callers of their own.</summary>
    public int CallersPerShard { get; init; } = 1;

    /// <summary>Only projects that can be affected: those whose spellings differ.</summary>
    public bool OnlyAffected { get; init; }

    /// <summary>Calls a second that each caller makes, in lab time at full scale.</summary>
    public double CallsPerSecond { get; init; } = 3.2;

    /// <summary>Calls a second of shards that have a pace of their own, by the shard's name.</summary>
    public IReadOnlyDictionary<string, double> CallsPerSecondByShard { get; init; } = new Dictionary<string, double>();

    /// <summary>Most calls a second of all callers together; null: no bound.</summary>
    public double? TotalCallsPerSecond { get; init; }

    /// <summary>How the rate follows the origin's load; null: it does not.</summary>
    public PurgeControl? Control { get; init; }

    /// <summary>How often each key is purged.</summary>
    public PurgePasses Passes { get; init; }

    /// <summary>Time between the passes, and from one PoP to the next.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What the provider allows.</summary>
    public PurgeLimits Limits { get; init; } = new();

    /// <summary>Share of calls that fail.</summary>
    public double FailureRatio { get; init; }

    /// <summary>Retries of a failed call; after them the purge is lost.</summary>
    public int RetriesMax { get; init; } = 3;

    /// <summary>Delay before each retry.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>Calls a second of one shard's caller.</summary>
    public double PaceOf(string shard) => CallsPerSecondByShard.GetValueOrDefault(shard, CallsPerSecond);

    /// <summary>The same at a share of the size: rates and quotas shrink, so that the purge takes as long.</summary>
    public PurgeStrategy AtScale(double scale) => this with
    {
        CallsPerSecond = CallsPerSecond * scale,
        CallsPerSecondByShard = CallsPerSecondByShard.ToDictionary(p => p.Key, p => p.Value * scale),
        TotalCallsPerSecond = TotalCallsPerSecond * scale,
        Control = Control is not { } c ? null : c with
        {
            Start = c.Start * scale, Increase = c.Increase * scale, Most = c.Most * scale,
        },
        Limits = Limits with
        {
            CallsPerHour = Limits.CallsPerHour * scale, Burst = Math.Max(1, Limits.Burst * scale),
        },
    };
}
