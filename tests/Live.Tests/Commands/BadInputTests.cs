using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Xunit;

namespace CdnLab.Live.Tests.Commands;

/// <summary>What the command says of input that it cannot use: exit code 2, and nothing is left running.</summary>
[Trait("Category", "Live")]
public sealed partial class BadInputTests : IDisposable
{
    private static readonly string Broken = Path.Combine(AppContext.BaseDirectory, "broken.yaml");

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Scenario_WithManyErrors_TellsEachWithItsPlaceAndStartsNothing()
    {
        // The file says itself what is wrong where: "# LAB005 at 7" after a line.
        var expected = File.ReadLines(Broken)
            .SelectMany((line, i) => Expectation().Matches(line).Select(m => $"{i + 1}:{m.Groups[2]}: error {m.Groups[1]}"));

        var (exit, output, error) = await HostProcess.RunAsync(Broken, "--once", "--out", Run);

        Assert.Equal((2, ""), (exit, output));
        Assert.Equal(
            expected,
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Place().Match(line).Groups[1].Value));
        Assert.False(Directory.Exists(Run), "a run directory was made");
    }

    [Theory]
    [InlineData("--speed", "abc", "--speed abc: a number at least 1")]
    [InlineData("--speed", "0", "--speed 0: a number at least 1")]
    [InlineData("--scale", "-1", "--scale -1: a number above 0")]
    [InlineData("--seed", "x", "--seed x: a whole number from 0")]
    [InlineData("--console-port", "70000", "--console-port 70000: a port is 0 to 65535")]
    [InlineData("--origin", "nowhere", "--origin nowhere: an address")]
    [InlineData("--edge", "foo", "foo")]
    [InlineData("--set", "clients.rat=5", "--set clients.rat:1:1: error LAB005: clients: unknown key 'rat'")]
    [InlineData("--set", "timeline.9.purge=rest", "--set timeline.9.purge:1:1: error LAB")]
    [InlineData("--set", "clients.rate", "'clients.rate' is not path=value")]
    [InlineData("--nope", "1", "--nope")]
    public async Task CommandLine_Mistaken_IsRefusedInALine(string option, string value, string expected)
    {
        var (exit, _, error) = await HostProcess.RunAsync(SmallScenario.File, option, value, "--out", Run);

        Assert.Equal(2, exit);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Run), "a run directory was made");
    }

    [Fact]
    public async Task ConsolePort_Taken_IsToldWithAFix()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await FailsAsync($"console: port {port} cannot be had", "--console-port", $"{port}");
    }

    [Theory]
    [InlineData("--database", "Host=127.0.0.1;Port=1;Username=lab;Timeout=2")]
    [InlineData("--console-port", "taken")]
    public async Task FailedStart_ResultsOfAnEarlierRun_AreKept(string option, string value)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        Directory.CreateDirectory(Run);
        string[] files = ["journal.jsonl", "series.csv", "summary.json", "timings.json"];
        foreach (var file in files)
        {
            await File.WriteAllTextAsync(Path.Combine(Run, file), "earlier");
        }

        await HostProcess.RunAsync([SmallScenario.File, "--once", "--out", Run, option,
            value == "taken" ? $"{((IPEndPoint)taken.LocalEndpoint).Port}" : value]);

        Assert.All(files, file => Assert.Equal("earlier", File.ReadAllText(Path.Combine(Run, file))));
    }

    [Fact]
    public Task Database_NotReachable_IsToldWithAFix() =>
        FailsAsync("origin: ", "--database", "Host=127.0.0.1;Port=1;Username=lab;Timeout=2");

    [Fact]
    public async Task RunDirectory_NotWritable_IsToldWithAFix()
    {
        await File.WriteAllTextAsync(Run, "a file where the directory should be");

        await FailsAsync("run directory: ");
    }

    [Fact]
    public async Task Child_ThatEndsWhenItStarts_IsToldWithAFix()
    {
        // A folder where the origin keeps its database: no finding of the scenario, and nothing can be opened.
        await FailsAsync("origin: ", "--database", $"Data Source={_folder.Location}");
    }

    [Fact]
    public async Task EdgeContainer_NoEngineAnswers_IsToldWithAFixAndStartsNothing()
    {
        using var engine = new FakeEngine("exit 1");

        await FailsAsync(
            "edge: --edge-container: no container engine answers", engine, "--edge", "varnish", "--edge-container");
        Assert.False(Directory.Exists(Run), "a run directory was made");
    }

    [Fact]
    public Task EdgeConfig_ForTheBuiltinEdge_IsToldWithAFix() =>
        FailsAsync("edge: --edge-config", "--edge-config", SmallScenario.File);

    [Theory]
    [InlineData("https://127.0.0.1:8000")]
    [InlineData("http://127.0.0.1:8000/base")]
    public Task Origin_ThatARealEdgeCannotAsk_IsToldWithAFix(string origin) =>
        FailsAsync("edge: --origin", "--edge", "varnish", "--origin", origin);

    private Task FailsAsync(string expected, params string[] arguments) => FailsAsync(expected, null, arguments);

    private async Task FailsAsync(string expected, FakeEngine? engine, params string[] arguments)
    {
        var (exit, output, error) = await HostProcess.RunAsync(
            engine?.Environment ?? [], [SmallScenario.File, "--once", "--out", Run, .. arguments]);

        Assert.True(exit == 2, $"exit code {exit}: {output}{error}");
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith($"error: {expected}", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("  fix: ", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(LAB\d+) at (\d+)")]
    private static partial Regex Expectation();

    [GeneratedRegex(@"broken\.yaml:(\d+:\d+: error LAB\d+): ")]
    private static partial Regex Place();
}
