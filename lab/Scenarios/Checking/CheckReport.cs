using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking;

/// <summary>The answer of a check. Writers of every format read it and nothing else.</summary>
public sealed record CheckReport
{
    /// <summary>The change.</summary>
    public required ChangeSpec Change { get; init; }

    /// <summary>What is to be said of its plan.</summary>
    public required CheckVerdict Verdict { get; init; }

    /// <summary>What is broken; the shortest story first.</summary>
    public required IReadOnlyList<CheckFinding> Findings { get; init; }

    /// <summary>The first moment at which something can break, in words; null: none.</summary>
    public string? FirstUnsafe { get; init; }

    /// <summary>The classes of URLs.</summary>
    public required IReadOnlyList<CheckedClass> Classes { get; init; }

    /// <summary>The plan in the other order.</summary>
    public IReadOnlyList<PlanVariant> Orders { get; init; } = [];

    /// <summary>Going back after each step.</summary>
    public IReadOnlyList<PlanVariant> Rollbacks { get; init; } = [];

    /// <summary>Safe plans made of this one, the cheapest first; null: none were looked for.</summary>
    public IReadOnlyList<Suggestion>? Suggestions { get; init; }

    /// <summary>What is to be known besides: names outside every family, rules that no name meets.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Names given.</summary>
    public long Names { get; init; }

    /// <summary>Searches that were run; classes that differ in names only share one.</summary>
    public int Searches { get; init; }

    /// <summary>States looked at.</summary>
    public long States { get; init; }

    /// <summary>Actions tried.</summary>
    public long Steps { get; init; }

    /// <summary>Bytes of memory that the states of the largest search took.</summary>
    public long StateBytes { get; init; }
}
