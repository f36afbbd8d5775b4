namespace CdnLab.Scenarios.Checking.States;

/// <summary>What is in force at a moment of a plan. Steps that reach several places have points between, in which some
/// are reached and others are not.</summary>
internal sealed record PlanPoint
{
    /// <summary>A point.</summary>
    public PlanPoint()
    {
    }

    // A copy is another moment: what may be done there is its own.
    private PlanPoint(PlanPoint other)
    {
        (Index, Steps, Between) = (other.Index, other.Steps, other.Between);
        (Release, Pop, OtherPops, Shield) = (other.Release, other.Pop, other.OtherPops, other.Shield);
        (Waited, Seen, Moves) = (other.Waited, other.Seen, []);
    }

    /// <summary>Its number.</summary>
    public required int Index { get; init; }

    /// <summary>Steps that are done.</summary>
    public required int Steps { get; init; }

    /// <summary>Whether the next step is partly done.</summary>
    public required bool Between { get; init; }

    /// <summary>Index of the origin's release.</summary>
    public required int Release { get; init; }

    /// <summary>Index of the config of the PoP that is followed.</summary>
    public required int Pop { get; init; }

    /// <summary>Indexes of the configs of the other PoPs: two while an edge deploy is under way.</summary>
    public required IReadOnlyList<int> OtherPops { get; init; }

    /// <summary>Index of the shield's config.</summary>
    public required int Shield { get; init; }

    /// <summary>Time that has passed at least, in ticks.</summary>
    public required long Waited { get; init; }

    /// <summary>Releases that are or were in force, as bits.</summary>
    public required ulong Seen { get; init; }

    /// <summary>What may be done next.</summary>
    public List<PlanMove> Moves { get; } = [];
}
