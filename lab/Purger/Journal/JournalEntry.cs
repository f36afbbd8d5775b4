using System.Text.Json.Serialization;

namespace CdnLab.Purger.Journal;

/// <summary>A line of a purge's journal.</summary>
public sealed record JournalEntry
{
    /// <summary>A call is about to be made.</summary>
    public const string Intent = "intent";

    /// <summary>The edges accepted it.</summary>
    public const string Accepted = "accepted";

    /// <summary>It failed and will be made again.</summary>
    public const string Failed = "failed";

    /// <summary>It failed for the last time.</summary>
    public const string Lost = "lost";

    /// <summary>It is put off, as the API asked.</summary>
    public const string Postponed = "postponed";

    /// <summary>An earlier purge is taken up again.</summary>
    public const string Resumed = "resumed";

    /// <summary>The purge ended before every key was settled.</summary>
    public const string Stopped = "stopped";

    /// <summary>Every key is settled.</summary>
    public const string Finished = "finished";

    /// <summary>What happened: one of the constants here.</summary>
    public required string Kind { get; init; }

    /// <summary>When; of a call that is put off, until when.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Index of the call's shard.</summary>
    public int? Shard { get; init; }

    /// <summary>Index of its first key.</summary>
    public int? First { get; init; }

    /// <summary>Its keys.</summary>
    public int? Count { get; init; }

    /// <summary>Its pass, from 0.</summary>
    public int? Pass { get; init; }

    /// <summary>Its attempt, from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>Why it failed, or the purge stopped.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it is about a call.</summary>
    [JsonIgnore]
    public bool IsOfCall => Kind is Intent or Accepted or Failed or Lost or Postponed;
}
