using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking;

/// <summary>A plan that is proved safe, made of the one that is not.</summary>
public sealed record Suggestion
{
    /// <summary>What is done besides.</summary>
    public required IReadOnlyList<string> Remedies { get; init; }

    /// <summary>The change with the new plan.</summary>
    public required ChangeSpec Change { get; init; }

    /// <summary>Largest share of the traffic that one of its steps sends to keys that hold nothing.</summary>
    public double ColdShare { get; init; }

    /// <summary>Time that it waits.</summary>
    public TimeSpan Waiting { get; init; }

    /// <summary>Purge steps of it.</summary>
    public int Purges { get; init; }
}
