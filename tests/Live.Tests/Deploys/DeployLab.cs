using System.Text.Json.Nodes;
using CdnLab.AppHost.Conducting;
using CdnLab.AppHost.Resources;
using CdnLab.AppHost.Resources.Control;
using Xunit;

namespace CdnLab.Live.Tests.Deploys;

/// <summary>Origin, shield and PoP as processes in real time, purges without delay; a test begins with <see cref="ResetAsync"/>.</summary>
public sealed class DeployLab : IAsyncLifetime
{
    /// <summary>A project whose verbatim name differs from the normalised one.</summary>
    public const string Verbatim = "/pypi/PyYAML/json", Normalised = "/pypi/pyyaml/json", SurrogateKey = "project/pyyaml";

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private ResourceGraph? _graph;

    public RunningResource Pop => _graph!["jfk"];

    private RunningResource[] Edges => [_graph!["iad"], Pop];

    public async ValueTask InitializeAsync()
    {
        var scenario = SmallScenario.Load();
        scenario = scenario with
        {
            Topology = scenario.Topology with { Pops = [scenario.Topology.Pops[0]] },
            PurgeDelivery = new() { DelayMedian = TimeSpan.Zero },
        };
        var plan = TopologyPlan.Of(scenario, new LiveOptions(), _folder.Location);
        _graph = await ResourceGraph.StartAsync(
            [.. plan.Where(resource => resource.Name != TopologyPlan.TrafficName)],
            new() { Output = TextWriter.Synchronized(_output) });
    }

    public async ValueTask DisposeAsync()
    {
        await (_graph?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    /// <summary>Empty caches, old release, old config.</summary>
    public async Task ResetAsync()
    {
        await DeployOriginAsync("before");
        await DeployEdgeAsync("before");
        foreach (var edge in Edges)
        {
            await edge.Control!.PurgeAllAsync(soft: false);
            Assert.Equal(0, (int)(await ReadAsync(edge, "cache/stats"))["responses"]!);
        }
    }

    /// <summary>Brings the caches into a state that the old release and the old config leave behind.</summary>
    public async Task PrepareAsync(CacheState state)
    {
        await ResetAsync();
        if (state == CacheState.Empty)
        {
            return;
        }

        await AskBothAsync();
        await AskAsync(Normalised, "gzip");
        Assert.Equal((301, 200), (await StoredAsync(Normalised), await StoredAsync(Verbatim)));
        if (state == CacheState.VerbatimGone)
        {
            foreach (var edge in Edges)
            {
                await edge.Control!.PurgeAsync([], [Verbatim], soft: false);
            }

            Assert.Null(await StoredAsync(Verbatim));
        }
    }

    public Task DeployOriginAsync(string release) => _graph!["origin"].Control!.SetReleaseAsync(release);

    public async Task DeployEdgeAsync(string config)
    {
        foreach (var edge in Edges)
        {
            await edge.Control!.SetConfigAsync(config);
        }
    }

    public async Task PurgeAsync(bool soft)
    {
        foreach (var edge in Edges)
        {
            await edge.Control!.PurgeAsync([SurrogateKey], [], soft);
        }
    }

    public Task<ChainEnd> AskAsync(string path, string encoding = "identity") =>
        Chain.FollowAsync(Pop.PublicUrl, path, encoding);

    /// <summary>How a chain ends from the normalised and from the verbatim spelling.</summary>
    public async Task<(ChainEnd Normalised, ChainEnd Verbatim)> AskBothAsync() =>
        (await AskAsync(Normalised), await AskAsync(Verbatim));

    /// <summary>Requests that reached the PoP so far.</summary>
    public async Task<int> RequestsAsync() =>
        (int)(await Pop.Control!.ReadSeriesAsync(DateTimeOffset.UnixEpoch)).Bins
            .Sum(bin => bin.Values.GetValueOrDefault("requests"));

    /// <summary>Status of what the tiers hold for a URL; null when neither holds anything.</summary>
    private async Task<int?> StoredAsync(string path)
    {
        var statuses = new List<int>();
        foreach (var edge in Edges)
        {
            var cache = await ReadAsync(edge, $"cache?url={path}");
            statuses.AddRange(cache["responses"]!.AsArray().Select(stored => (int)stored!["status"]!));
        }

        return statuses.Count == 0 ? null : Assert.Single(statuses.Distinct());
    }

    private static Task<JsonNode> ReadAsync(RunningResource edge, string path) =>
        edge.Control!.SendAsync<JsonNode>(HttpMethod.Get, path, null, CancellationToken.None);
}
