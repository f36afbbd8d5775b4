using System.Text.RegularExpressions;
using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Format;
using Xunit;

namespace CdnLab.Scenarios.Tests.Catalog;

/// <summary>The pages of docs/scenarios against the files of the catalogue.</summary>
public partial class CataloguePagesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "scenarios");

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Folder, "*.md").Select(Path.GetFileNameWithoutExtension).OfType<string>()
            .Where(name => name != "README")];

    [Fact]
    public void Index_Catalogue_HasALineForEachScenario()
    {
        var lines = Repository.Read("docs/scenarios/README.md").Split('\n');

        Assert.All(ScenarioCatalog.Names, name => Assert.Single(lines, line =>
            line.StartsWith($"| `{name}` |", StringComparison.Ordinal)
            || line.StartsWith($"| [`{name}`]({name}.md) |", StringComparison.Ordinal)));
        Assert.Equal(ScenarioCatalog.Names.Count, lines.Count(line => EntryLine().IsMatch(line)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_OfAScenario_RunsItAndNamesItsSources(string name)
    {
        var page = Repository.Read($"docs/scenarios/{name}.md");
        var spec = ScenarioLoader.Load(name).Spec!;

        Assert.Contains($"```sh\n./cdnlab simulate {name}\n```", page, StringComparison.Ordinal);
        Assert.Contains($"({name}.md)", Repository.Read("docs/scenarios/README.md"), StringComparison.Ordinal);
        Assert.All(spec.Sources, source => Assert.Contains($"]({source})", page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_SettingsToTry_AreSound(string name) => Assert.All(
        Tries(Repository.Read($"docs/scenarios/{name}.md")),
        settings => Assert.Empty(ScenarioLoader.Load(name, settings).Findings));

    // The settings of each command of a page; of a sweep, those of its last run.
    private static IEnumerable<string[]> Tries(string page) =>
        from command in page.Split('\n')
        where command.StartsWith("./cdnlab simulate", StringComparison.Ordinal)
        select Setting().Matches(command)
            .Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Groups["bare"].Value)
            .Select(s => Swept().Replace(s, "=")).ToArray();

    [GeneratedRegex("--(set|sweep) ('(?<quoted>[^']*)'|(?<bare>\\S+))")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\| \[?`")]
    private static partial Regex EntryLine();

    [GeneratedRegex("=.*\\|")]
    private static partial Regex Swept();
}
