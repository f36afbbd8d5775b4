using System.Text.RegularExpressions;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Tests.Catalog;
using Xunit;

namespace CdnLab.Scenarios.Tests.Format;

public class DocumentationTests
{
    [Fact]
    public void Example_Loaded_HasNoFindingAndLoopsAsItSays()
    {
        var page = Repository.Read("docs/scenarios.md");
        var yaml = Regex.Match(page, "```yaml\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

        var result = ScenarioLoader.Parse(yaml, "docs/scenarios.md");

        Assert.Empty(result.Findings);
        var table = ScenarioCompiler.Compile(result.Spec!)[new(NameClass.Case, "project-json", 0)];
        var stages = ExchangeTable.Stages(result.Spec!, table);
        Assert.Equal(
            [ChainEnd.Document, ChainEnd.Document, ChainEnd.SelfLoop, ChainEnd.SelfLoop, ChainEnd.Document],
            stages.Select(s => s.Chains[0].End));
    }
}
