using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>How the last answer of a chain ends it.</summary>
internal static class Ends
{
    public static ChainResult Of(Answer answer) =>
        answer.Content.Status >= 400 ? new(ChainEnd.NotFound, -1) : new(ChainEnd.Document, answer.Document);
}
