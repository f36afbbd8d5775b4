using System.Text.Json.Nodes;
using CdnLab.Scenarios.Checking.Properties;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking.Output;

/// <summary>Answers as SARIF 2.1.0.</summary>
public class SarifTests
{
    [Theory]
    [InlineData("seed", 2)]
    [InlineData("hostile", 2)]
    [InlineData("safe", 0)]
    [InlineData("suggested", 2)]
    [InlineData("unfinished", 0)]
    [InlineData("incomplete", 0)]
    [InlineData("bounded", null)]
    public void Write_Answer_IsAValidLog(string name, int? results)
    {
        var log = Log(name);

        SarifShape.AssertValid(log);
        Assert.Equal(results ?? SampleReports.Of(name).Findings.Count, Run(log)["results"]!.AsArray().Count);
    }

    [Fact]
    public void Write_Finding_IsOnTheLineOfItsStepAndTellsItsExchanges()
    {
        var result = Run(Log("seed"))["results"]![0]!;
        var flow = result["codeFlows"]![0]!["threadFlows"]![0]!["locations"]!.AsArray();

        Assert.Equal(("docs/checks/examples/json-names.yaml", 53, 5), Place(result["locations"]![0]!));
        Assert.Equal(4, flow.Count);
        Assert.StartsWith(
            "2. requests at PoP: GET /pypi/pyyaml/json, key pypi.org/pypi/pyyaml/json: 301 -> /pypi/PyYAML/json, from the "
                + "pop's cache",
            (string?)flow[2]!["location"]!["message"]!["text"],
            StringComparison.Ordinal);
        Assert.Equal([3, 53, 53, 53], flow.Select(f => Place(f!["location"]!).Line));
    }

    [Fact]
    public void Write_Rules_AreAllWithTheirPages()
    {
        var rules = Run(Log("safe"))["tool"]!["driver"]!["rules"]!.AsArray();

        Assert.Equal(CheckRule.All.Select(r => r.Id), rules.Select(r => (string?)r!["id"]));
        Assert.All(rules, r => Assert.EndsWith($"/docs/checks/{r!["name"]}.md", (string?)r["helpUri"], StringComparison.Ordinal));
        Assert.All(rules, r => Assert.Contains("**What helps.**", (string?)r!["help"]!["markdown"], StringComparison.Ordinal));
        Assert.All(rules, r => Assert.DoesNotContain("](", (string?)r!["help"]!["text"], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("seed", true, "")]
    [InlineData("safe", true, "")]
    [InlineData("unfinished", false, "not-proved")]
    [InlineData("incomplete", false, "not-proved remark")]
    public void Write_Verdict_SaysWhetherTheResultsAreAllThereAre(string name, bool successful, string notifications)
    {
        var invocation = Run(Log(name))["invocations"]![0]!;

        Assert.Equal(successful, (bool)invocation["executionSuccessful"]!);
        Assert.Equal(notifications, string.Join(' ', invocation["toolExecutionNotifications"]!.AsArray()
            .Select(n => (string?)n!["descriptor"]!["id"])));
    }

    [Fact]
    public void Write_UnreadPart_IsANotificationAtItsOwnPlace()
    {
        var notification = Run(Log("incomplete"))["invocations"]![0]!["toolExecutionNotifications"]![0]!;

        Assert.Equal(("vcl/edge%20one.vcl", 3, 5), Place(notification["locations"]![0]!));
        Assert.Equal("error", (string?)notification["level"]);
        Assert.Contains("client.ip ~ office", (string?)notification["message"]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FileOfThisFolder_IsRelative()
    {
        var seed = SampleReports.Seed;
        var place = seed.Findings[0].Place with { File = Path.Combine(Environment.CurrentDirectory, "a", "b.yaml") };
        var log = SampleReports.Write("sarif", seed with { Findings = [seed.Findings[0] with { Place = place }] });

        Assert.Equal("a/b.yaml", Place(Run(JsonNode.Parse(log)!)["results"]![0]!["locations"]![0]!).Uri);
    }

    private static JsonNode Log(string name) => JsonNode.Parse(SampleReports.Write("sarif", SampleReports.Of(name)))!;

    private static JsonNode Run(JsonNode log) => log["runs"]![0]!;

    private static (string? Uri, int Line, int Column) Place(JsonNode location) => (
        (string?)location["physicalLocation"]!["artifactLocation"]!["uri"],
        (int)location["physicalLocation"]!["region"]!["startLine"]!,
        (int)location["physicalLocation"]!["region"]!["startColumn"]!);
}
