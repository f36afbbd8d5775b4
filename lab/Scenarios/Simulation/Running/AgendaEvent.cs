namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>An event of the agenda.</summary>
/// <param name="Rank">When, and the kind: the order of the events.</param>
/// <param name="Number">Tells events of one rank apart, in the order in which they were added.</param>
/// <param name="A">What the kind needs.</param>
/// <param name="B">What the kind needs.</param>
internal readonly record struct AgendaEvent(long Rank, uint Number, int A, int B)
{
    private const int KindBits = 3;

    /// <summary>When.</summary>
    public long At => Rank >> KindBits;

    /// <summary>What.</summary>
    public AgendaKind Kind => (AgendaKind)(Rank & ((1 << KindBits) - 1));

    /// <summary>The order of a kind of event at an instant; what lies beyond any run has no order.</summary>
    public static long RankOf(long at, AgendaKind kind) =>
        (Math.Min(at, long.MaxValue >> KindBits) << KindBits) | (long)kind;

    // No jumps: which of two events comes first cannot be foreseen.
    public bool Before(in AgendaEvent other) =>
        Rank < other.Rank | (Rank == other.Rank & Number < other.Number);
}
