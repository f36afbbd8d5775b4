using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning;

/// <summary>What a search found.</summary>
public sealed record PlanOutcome
{
    /// <summary>What became of it.</summary>
    public required PlanVerdict Verdict { get; init; }

    /// <summary>The origin in the quarter of an hour before the decision.</summary>
    public required IdleLoad Idle { get; init; }

    /// <summary>Nothing done, with the seeds of the first rung.</summary>
    public required IReadOnlyList<Continuation> Baseline { get; init; }

    /// <summary>All candidates, best first; none when there was no search.</summary>
    public IReadOnlyList<PlanStanding> Standings { get; init; } = [];

    /// <summary>Candidates on fresh seeds, in the order in which they were tried; the last is the winner if any is.
    /// </summary>
    public IReadOnlyList<PlanProof> Proofs { get; init; } = [];

    /// <summary>Runs that all of it took.</summary>
    public required int Runs { get; init; }

    /// <summary>The plan; null: there is none.</summary>
    public PlanProof? Winner => Verdict == PlanVerdict.Proven ? Proofs[^1] : null;
}
