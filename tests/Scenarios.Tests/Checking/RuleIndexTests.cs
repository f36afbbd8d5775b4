using System.Text.RegularExpressions;
using CdnLab.Scenarios.Checking.Properties;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Tests.Catalog;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>Every finding has its place in docs/checks/README.md, and every property its page.</summary>
public partial class RuleIndexTests
{
    private static readonly Dictionary<string, string[]> Rows = Row()
        .Matches(Repository.Read("docs/checks/README.md"))
        .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Split(" | "));

    [Fact]
    public void Index_Findings_AreAllThereWithTheirRuleAndAFix()
    {
        Assert.All(FindingCode.All, code => Assert.Equal(code.Rule, Rows[code.Id][0]));
        Assert.All(Rows.Values, row => Assert.True(row.Length == 2 && row[1].Length > 0));
    }

    [Fact]
    public void Index_Properties_AreAllThereWithTheirText() =>
        Assert.All(CheckRule.All, rule => Assert.Equal(rule.Text, Rows[rule.Id][0]));

    [Fact]
    public void Index_Ids_AreThoseOfTheProgram() => Assert.Equal(
        CheckRule.All.Select(r => r.Id).Concat(FindingCode.All.Select(c => c.Id)), Rows.Keys);

    [Fact]
    public void Pages_Properties_SayWhatTheyAreAndWhatHelps() => Assert.All(CheckRule.All, rule =>
    {
        var page = Repository.Read($"docs/checks/{rule.Name}.md");
        Assert.StartsWith($"# {rule.Id} {rule.Name}\n", page, StringComparison.Ordinal);
        Assert.Contains("**What helps.**", page, StringComparison.Ordinal);
        Assert.Contains($"[{rule.Id}](checks/{rule.Name}.md)", Repository.Read("docs/check.md"), StringComparison.Ordinal);
        Assert.Contains($"[{rule.Id}]({rule.Name}.md)", Repository.Read("docs/checks/README.md"), StringComparison.Ordinal);
    });

    [GeneratedRegex(@"^\| \[?([A-Z]{3}\d{3})(?:\]\([a-z-]+\.md\))? \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
