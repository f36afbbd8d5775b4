using System.Text.Json.Nodes;
using CdnLab.Scenarios.Cli;
using CdnLab.Scenarios.Tests.Catalog;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary><c>cdnlab check</c> as users run it.</summary>
public class CommandTests
{
    [Theory]
    [InlineData("json-names", ExitCode.Fail)]
    [InlineData("json-names-safe", ExitCode.Pass)]
    [InlineData("slash", ExitCode.Fail)]
    [InlineData("self-redirect", ExitCode.Fail)]
    public void Run_Example_EndsWithItsVerdict(string name, int code) => Assert.Equal(code, Run(Example(name)).Code);

    [Fact]
    public void Run_TooFewStates_SaysNotProved()
    {
        var (code, output, _) = Run(Example("json-names-safe"), "--max-states", "3");

        Assert.Equal(ExitCode.NoConvergence, code);
        Assert.Contains("not proved", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Text_TellsTheStoryFromTheLineOfTheFile()
    {
        var output = Run(Example("json-names")).Output;

        Assert.Contains("json-names.yaml:53:5: CHK001 redirect-cycle: 2 redirects lead to each other", output, StringComparison.Ordinal);
        Assert.Contains("-- step 1: deploy origin after", output, StringComparison.Ordinal);
        Assert.Contains("and so on: what answered 2 answers again", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Json_HasVerdictPlaceAndStory()
    {
        var report = JsonNode.Parse(Run(Example("json-names"), "--format", "json").Output)!;

        Assert.Equal("unsafe", (string?)report["verdict"]);
        var finding = report["findings"]![0]!;
        Assert.Equal(("CHK001", 53, 5), (
            (string?)finding["rule"], (int)finding["place"]!["line"]!, (int)finding["place"]!["column"]!));
        Assert.Equal("origin", (string?)finding["story"]![0]!["exchange"]!["served_by"]);
    }

    [Fact]
    public void Run_Suggest_ProvesPlansAndPutsTheCheapestFirst()
    {
        var spec = PlanCase.Of("deploy_origin: after; deploy_edge: {config: after}", "shield: false");

        var suggestions = Scenarios.Checking.ChangeCheck.Run(spec, suggest: true).Suggestions!;

        Assert.Equal(["serve both forms first", "guard at the edge (refuse_self_redirect)"], suggestions[0].Remedies);
        Assert.All(suggestions, s => Assert.Equal(
            Scenarios.Checking.CheckVerdict.Safe, Scenarios.Checking.ChangeCheck.Run(s.Change).Verdict));
        Assert.Equal(suggestions.Select(s => s.ColdShare).Order(), suggestions.Select(s => s.ColdShare));
        Assert.Contains(suggestions, s => s.Remedies.Contains("version the cache key"));
        Assert.Contains(suggestions, s => s.Waiting > TimeSpan.FromDays(1));
        Assert.Contains(suggestions, s => s.Purges > 0);
    }

    [Fact]
    public void Run_SchemaOfChanges_IsThatOfTheRepository() => Assert.Equal(
        Repository.Read("docs/change.schema.json"), Run(["schema", "--change"]).Output.ReplaceLineEndings("\n"));

    private static string Example(string name) => Path.Combine(Repository.Root, $"docs/checks/examples/{name}.yaml");

    private static (int Code, string Output, string Error) Run(string file, params string[] more) => Run(["check", file, .. more]);

    private static (int Code, string Output, string Error) Run(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CdnLabCommand.Run(args, new(output, error, 100, false));
        return (code, output.ToString(), error.ToString());
    }
}
