namespace CdnLab.Purger.Running;

/// <summary>What a run of a purge has done.</summary>
public sealed record RunResult
{
    /// <summary>How it ended.</summary>
    public required RunEnd End { get; init; }

    /// <summary>Why it stopped; null: it came to its end.</summary>
    public string? Reason { get; init; }

    /// <summary>Keys that are settled, those of earlier runs included.</summary>
    public required int Settled { get; init; }

    /// <summary>Calls made, those of earlier runs included.</summary>
    public required int Calls { get; init; }

    /// <summary>Calls that this run made.</summary>
    public required int CallsNow { get; init; }

    /// <summary>Calls that failed in this run.</summary>
    public required int Failures { get; init; }

    /// <summary>Calls that the API put off in this run.</summary>
    public required int Throttled { get; init; }

    /// <summary>Keys whose purge is lost.</summary>
    public required IReadOnlyList<LostKey> Lost { get; init; }

    /// <summary>How long this run took.</summary>
    public required TimeSpan Took { get; init; }
}
