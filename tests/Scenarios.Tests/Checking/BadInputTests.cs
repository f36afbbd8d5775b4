using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Cli;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>What is wrong with a change file is found at once, each with its place.</summary>
public class BadInputTests
{
    private const string Steps = "steps:\n  - ";

    [Theory]
    [InlineData("deploy_origin: afterr", "LAB012", "did you mean 'after'?")]
    [InlineData("deploy_edge: {config: nowhere}", "LAB012", "'nowhere' is no config")]
    [InlineData("deploy_origin: before", "LAB016", "release 'before' is in force already")]
    [InlineData("deploy_edge: {config: before}", "LAB016", "config 'before' is in force already")]
    [InlineData("deploy_edge: {config: after, tier: moon}", "LAB011", "unknown word 'moon'")]
    [InlineData("wait: -1s", "LAB008", "'-1s' is not a duration")]
    [InlineData("wait: 0s", "LAB008", "above zero")]
    [InlineData("roll_back: {origin: after}", "LAB015", "'after' was never in force")]
    [InlineData("roll_back: {origin: before}", "LAB016", "is in force already")]
    [InlineData("roll_back: {}", "LAB021", "needs one of origin, edge")]
    [InlineData("purge: {}", "LAB021", "purge needs keys or urls")]
    [InlineData("purge: {all: true, keys: [a]}", "LAB021", "or all: true and neither")]
    [InlineData("purge: {keys: ['{nam}']}", "LAB018", "no value {nam}")]
    [InlineData("purge: {keys: ['{name']}", "LAB018", "is not closed")]
    [InlineData("purge: {keys: [a], only: [sinple]}", "LAB012", "is no family")]
    [InlineData("{}", "LAB021", "needs one of deploy_origin")]
    public void Parse_BadStep_IsFoundAtItsLine(string step, string code, string what)
    {
        var text = PlanCase.Text(Steps + step);

        var finding = ChangeLoader.Parse(text, "change.yaml").Findings.First(f => f.Code.Id == code);

        Assert.Contains(what, $"{finding.What} {finding.Fix}", StringComparison.Ordinal);
        Assert.Equal(text.TrimEnd('\n').Count(c => c == '\n') + 1, finding.Line);
    }

    [Theory]
    [InlineData("shield: false\nsteps:\n  - deploy_edge: {config: after, tier: shield}", "LAB021", "there is no shield")]
    [InlineData("shield: false\nsteps:\n  - purge: {all: true, tier: shield}", "LAB021", "there is no shield")]
    [InlineData("steps: []", "LAB006", "the plan is empty")]
    [InlineData("names_file: none.txt\nsteps:\n  - wait: 1s", "LAB001", "none.txt")]
    [InlineData("bounds: {cold_share_max: 2}\nsteps:\n  - wait: 1s", "LAB010", "a ratio")]
    [InlineData("faults: [meteor]\nsteps:\n  - wait: 1s", "LAB011", "purge_race, lost_purge, origin_error")]
    public void Parse_BadKey_IsFound(string keys, string code, string what)
    {
        var findings = ChangeLoader.Parse(PlanCase.Text(keys), "change.yaml").Findings;

        Assert.Contains(findings, f => f.Code.Id == code && f.What.Contains(what, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(@"^/(a)\\1")]
    [InlineData("(?=look)")]
    [InlineData("(unclosed")]
    public void Parse_ExpressionThatNeedsBacktrackingOrDoesNotParse_IsFound(string match)
    {
        var text = PlanCase.Text(Steps + "deploy_edge: {config: strip}")
            .Replace("match: ^/pypi/,", $"match: \"{match}\",", StringComparison.Ordinal);

        Assert.Contains(ChangeLoader.Parse(text, "change.yaml").Findings, f => f.Code.Id == "LAB017");
    }

    [Fact]
    public void Parse_SeveralErrors_AreAllFound()
    {
        var text = PlanCase.Text(Steps + "deploy_origin: afterr\n  - wait: -1s\n  - roll_back: {edge: nothing}");

        Assert.True(ChangeLoader.Parse(text, "change.yaml").Findings.Select(f => f.Line).Distinct().Count() >= 3);
    }

    [Fact]
    public void Run_CheckOfABadFile_EndsWithInvalidInput()
    {
        var folder = Directory.CreateTempSubdirectory();
        var file = Path.Combine(folder.FullName, "change.yaml");
        File.WriteAllText(file, PlanCase.Text(Steps + "deploy_origin: afterr"));
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.Equal(ExitCode.InvalidInput, CdnLabCommand.Run(["check", file], new(output, error, 100, false)));
        Assert.Contains("change.yaml:", error.ToString(), StringComparison.Ordinal);
    }
}
