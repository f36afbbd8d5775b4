namespace CdnLab.Scenarios.Import.Flow;

/// <summary>Where a run goes on: a statement, then what is after it.</summary>
internal sealed record Frame(IReadOnlyList<Statement> Statements, int Index, Frame? Next)
{
    /// <summary>Where it goes on after leaving the routine.</summary>
    public Frame? Return { get; init; }

    /// <summary>Where ways meet.</summary>
    public Meeting? Meeting { get; init; }
}
