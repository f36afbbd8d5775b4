using System.Text.RegularExpressions;
using CdnLab.Scenarios.Checking.Output;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Yaml;
using CdnLab.Scenarios.Tests.Catalog;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking.Output;

/// <summary>The page about review, docs/check-in-ci.md.</summary>
public partial class ReviewPageTests
{
    private static readonly string Page = Repository.Read("docs/check-in-ci.md");

    [Fact]
    public void Page_Table_HasEveryFormat() =>
        Assert.Equal(CheckWriters.ByName.Keys, Format().Matches(Page).Select(m => m.Groups[1].Value));

    [Fact]
    public void Page_Commands_AskForFormatsThatThereAre() => Assert.All(
        Asked().Matches(Page), m => Assert.Contains(m.Groups[1].Value, CheckWriters.ByName.Keys));

    [Fact]
    public void Page_Job_IsYamlThatChecksPublishesAndFails()
    {
        var findings = new FindingList("job.yaml");
        var job = (MapNode)SourceReader.Read(Job().Match(Page).Groups[1].Value, findings)!;

        Assert.Empty(findings.Sorted());
        var steps = (ListNode)((MapNode)((MapNode)job["jobs"]!.Value)["check"]!.Value)["steps"]!.Value;
        var words = string.Join('\n', steps.Items.Cast<MapNode>().SelectMany(s => s.Entries).Select(e => e.Value)
            .OfType<ScalarNode>().Select(s => s.Value));
        Assert.Contains("--format sarif", words, StringComparison.Ordinal);
        Assert.Contains("codeql-action/upload-sarif", words, StringComparison.Ordinal);
        Assert.Contains("--body-file answers/comment.md", words, StringComparison.Ordinal);
        Assert.EndsWith("exit ${{ steps.check.outputs.code }}", words, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Format();

    [GeneratedRegex(@"--format (\w+)")]
    private static partial Regex Asked();

    [GeneratedRegex(@"```yaml\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Job();
}
