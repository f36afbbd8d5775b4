using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Cli;

/// <summary>Prints what is wrong with a scenario.</summary>
internal static class Findings
{
    /// <summary>Prints all findings on standard error. True when there are none.</summary>
    public static bool Print(LoadResult result, Terminal terminal)
    {
        foreach (var finding in result.Findings)
        {
            terminal.Error.WriteLine(finding);
        }
        return result.Findings.Count == 0;
    }
}
