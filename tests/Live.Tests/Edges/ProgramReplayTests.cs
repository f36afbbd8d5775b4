using CdnLab.Live.Tests.Replays;
using CdnLab.Scenarios.Journal;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Live.Tests.Edges;

/// <summary>The small scenario on real caches: what it expects holds there too. It loops only if a deploy keeps the
/// cache, and recovers only if the purge reaches it.</summary>
[Trait("Category", "Live")]
public sealed class ProgramReplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // In bench/run-live-replays.sh: half a minute.
    [Theory(Explicit = true)]
    [InlineData("varnish", "varnishd")]
    [InlineData("nginx", "nginx")]
    public async Task Replay_OnARealCache_HasTheVerdictOfTheBuiltinEdge(string edge, string program)
    {
        RequiredProgram.OrSkip(program);

        var run = await FinishedReplay.RunAsync(
            SmallScenario.File, _folder[edge], "--edge", edge, "--speed", "240");

        Assert.Equal("pass", (string?)run.Summary["verdict"]);
        Assert.Equal(edge, (string?)run.Summary["options"]!["edge"]);
        Assert.InRange((double)run.Summary["edge"]!["hit_ratio"]!, 0.5, 0.999);
        Assert.Equal(["iad", "jfk", "lhr"], run.Record.OfKind(EventKinds.DeployEdge).Select(e => e.Text("pop")));
        var fidelity = Assert.Single(run.Record.OfKind(EventKinds.Fidelity));
        Assert.StartsWith("the simulator follows the built-in edge", fidelity.Text("skipped"), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run.Directory, "fidelity.csv")));
        run.ConservesRequests();
    }
}
