using CdnLab.Scenarios.Checking;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Tests.Catalog;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>Plans over the releases and configs of <c>Changes/base.yaml</c>.</summary>
internal static class PlanCase
{
    private const string File = "tests/Scenarios.Tests/Checking/Changes/base.yaml";

    /// <summary>The base's text with more keys at its end.</summary>
    public static string Text(string keys) => Repository.Read(File) + keys.ReplaceLineEndings("\n") + "\n";

    /// <summary>A change of these steps, written as a flow sequence's items, one a line.</summary>
    public static ChangeSpec Of(string steps, string more = "")
    {
        var items = steps.Split(';', StringSplitOptions.TrimEntries).Select(s => "  - " + s);
        var load = ChangeLoader.Parse(Text($"steps:\n{string.Join('\n', items)}\n{more}"), File);
        Assert.Empty(load.Findings);
        return load.Spec!;
    }

    /// <summary>Checks it.</summary>
    public static CheckReport Check(string steps, string more = "") => ChangeCheck.Run(Of(steps, more));

    /// <summary>The ids that a report finds, each once.</summary>
    public static string Found(CheckReport report) =>
        string.Join(' ', report.Findings.Select(f => f.Rule.Id).Distinct().Order(StringComparer.Ordinal));
}
