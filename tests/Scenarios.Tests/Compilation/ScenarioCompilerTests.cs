using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Tests.Format;
using Xunit;

namespace CdnLab.Scenarios.Tests.Compilation;

public class ScenarioCompilerTests
{
    private static readonly ScenarioSpec Spec = ScenarioLoader.Parse(Sample.Yaml, "sample").Spec!;

    [Theory]
    [InlineData("requests", NameClass.Same)]
    [InlineData("Pillow", NameClass.Case)]
    [InlineData("zope.interface", NameClass.Separators)]
    [InlineData("a--b", NameClass.Separators)]
    [InlineData("Flask_Login", NameClass.CaseAndSeparators)]
    public void Of_Name_IsItsClass(string name, NameClass expected) =>
        Assert.Equal(expected, NameClasses.Of(Project.Of(1, name, 1, 1000)));

    [Fact]
    public void Compile_Sample_CountsEveryProjectOnce()
    {
        var compiled = ScenarioCompiler.Compile(Spec);

        Assert.Equal(Spec.Catalogue.Projects, compiled.Projects.Values.Sum());
        Assert.Equal(
            compiled.Catalogue.Projects.Count(p => p.Differs),
            compiled.Projects.Where(c => c.Key != NameClass.Same).Sum(c => c.Value));
    }

    [Fact]
    public void Compile_Sample_EvaluatesRulesInSymbols()
    {
        var table = ScenarioCompiler.Compile(Spec)[new(NameClass.Case, "doc", 0)];

        Assert.Equal(["/doc/{normalized}/json", "/doc/{verbatim}/json"], table.ClientUrls);
        Assert.Equal(
            new EdgeCell(
                EdgeRequestOutcome.Lookup,
                "/doc/{normalized}/json",
                "example.org/doc/{normalized}/json",
                0,
                null,
                "normalise"),
            table.Edge[("after", "/doc/{verbatim}/json")]);
        Assert.Equal("example.org/doc/{verbatim}/json", table.Edge[("before", "/doc/{verbatim}/json")].Key);
        var kept = table.Origin[("before", "/doc/{verbatim}/json")];
        Assert.Equal((200, null, TimeSpan.FromSeconds(900)), (kept.Status, kept.Location, kept.Lifetime));
        Assert.Equal("project/{normalized}", kept.SurrogateKeys);
        var redirect = table.Origin[("after", "/doc/{verbatim}/json")];
        Assert.Equal((308, "/doc/{normalized}/json"), (redirect.Status, redirect.Location));
    }

    // A project may be called like a part of the URL.
    [Fact]
    public void Compile_NamesThatOccurInPaths_AreNotTakenForOthers()
    {
        var spec = Spec with
        {
            Catalogue = Spec.Catalogue with { Projects = 6, Named = ["JSON", "Doc", "Page", "json5", "doc-x", "X_d"] },
        };

        var table = ScenarioCompiler.Compile(spec)[new(NameClass.Case, "doc", 0)];

        Assert.Equal(["/doc/{normalized}/json", "/doc/{verbatim}/json"], table.ClientUrls);
    }

    [Theory]
    [InlineData(
        "^/doc/(?<name>[Pp][^/]*)/json$",
        @"^'[pP]\w+' does not behave as 'requests', though both names are of class Same")]
    [InlineData("^/doc/(?<name>[^/._-]+)/json$", @"^'\w+-\w+' does not behave as 'requests', though")]
    public void Compile_RuleThatSplitsAClass_NamesAMemberThatDiffers(string match, string message)
    {
        var config = Spec.Edge.Configs["after"];
        var spec = Spec with
        {
            Edge = Spec.Edge with
            {
                Configs = new Dictionary<string, EdgeConfig>
                {
                    ["before"] = Spec.Edge.Configs["before"],
                    ["after"] = config with { Rules = [config.Rules[0] with { Match = match }] },
                },
            },
        };

        var error = Assert.Throws<CompilationException>(() => ScenarioCompiler.Compile(spec));

        Assert.Matches(message, error.Message);
    }

    [Fact]
    public void Compile_RedirectsThatGrowForEver_IsAnError()
    {
        var rule = new EdgeRule { Name = "grow", Match = "^(?<all>.*)$", Redirect = "{all}/x" };
        var spec = Spec with
        {
            Edge = Spec.Edge with
            {
                Configs = new Dictionary<string, EdgeConfig> { ["before"] = new() { Name = "before", Rules = [rule] } },
            },
        };

        var error = Assert.Throws<CompilationException>(() => ScenarioCompiler.Compile(spec));

        Assert.Contains("over 64 URLs", error.Message, StringComparison.Ordinal);
    }
}
