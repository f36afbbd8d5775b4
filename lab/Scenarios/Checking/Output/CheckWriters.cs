using CdnLab.Scenarios.Checking.Output.Sarif;

namespace CdnLab.Scenarios.Checking.Output;

/// <summary>The formats of an answer by name.</summary>
public static class CheckWriters
{
    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, ICheckWriter> ByName { get; } = new Dictionary<string, ICheckWriter>
    {
        ["text"] = new CheckText(),
        ["json"] = new CheckJson(),
        ["sarif"] = new CheckSarif(),
        ["junit"] = new CheckJUnit(),
        ["markdown"] = new CheckMarkdown(),
    };
}
