using CdnLab.Live.Tests.Commands;
using CdnLab.Scenarios.Checking;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Output;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Live.Tests.Checking;

/// <summary>Counterexamples of the change of 2022-06-10 are played on real processes, and appear there.</summary>
[Trait("Category", "Live")]
public sealed class CounterexampleTests : IDisposable
{
    private const string OriginFirst = "  - deploy_origin: after\n  - deploy_edge: {config: after}\n";
    private const string EdgeFirst = "  - deploy_edge: {config: after}\n  - deploy_origin: after\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Replay_SelfLoopOnAWarmCache_Appears()
    {
        var report = Report(OriginFirst);

        var (exit, output, error) = await HostProcess.RunAsync("--replay", report, "--finding", "2");

        Assert.Equal((1, ""), (exit, error));
        Assert.Contains("a redirect answers the very request that it leads to", output, StringComparison.Ordinal);
        Assert.Contains("seen      301 -> /pypi/PyYAML/json, by pop, release before", output, StringComparison.Ordinal);
        Assert.Contains("30 more requests, each redirected", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_LoopOfTwoUrls_Appears()
    {
        var (exit, output, error) = await HostProcess.RunAsync("--replay", Change(OriginFirst, shield: false));

        Assert.Equal((1, ""), (exit, error));
        Assert.Contains("2 redirects lead to each other", output, StringComparison.Ordinal);
        Assert.EndsWith("the loop appears as foretold\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("builtin")]
    [InlineData("varnish")]
    public async Task Replay_FreshSelfLoopEdgeFirst_AppearsOnEveryEdge(string edge)
    {
        if (edge == "varnish")
        {
            RequiredProgram.OrSkip("varnishd");
        }

        var (exit, output, error) = await HostProcess.RunAsync(
            "--replay", Change(EdgeFirst, shield: edge == "varnish"), "--edge", edge);

        Assert.Equal((1, ""), (exit, error));
        Assert.Contains($"on {edge} edges: CHK001", output, StringComparison.Ordinal);
        Assert.EndsWith("the loop appears as foretold\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_ForetoldOtherwiseThanItIs_IsABug()
    {
        var report = Report(OriginFirst, shield: false);
        var text = await File.ReadAllTextAsync(report);
        await File.WriteAllTextAsync(report, text.Replace("\"status\": 301", "\"status\": 302", StringComparison.Ordinal));

        var (exit, output, _) = await HostProcess.RunAsync("--replay", report);

        Assert.Equal(3, exit);
        Assert.Contains("DIFFERENT", output, StringComparison.Ordinal);
    }

    private string Change(string steps, bool shield = true)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "json-names.yaml"));
        Assert.EndsWith(OriginFirst, text, StringComparison.Ordinal);
        File.WriteAllText(_folder["change.yaml"], text
            .Replace(OriginFirst, steps, StringComparison.Ordinal)
            .Replace("\nhost:", shield ? "\nhost:" : "\nshield: false\nhost:", StringComparison.Ordinal));
        return _folder["change.yaml"];
    }

    private string Report(string steps, bool shield = true)
    {
        using var to = new StreamWriter(_folder["report.json"]);
        new CheckJson().Write(ChangeCheck.Run(ChangeLoader.Load(Change(steps, shield)).Spec!), to);
        return _folder["report.json"];
    }
}
