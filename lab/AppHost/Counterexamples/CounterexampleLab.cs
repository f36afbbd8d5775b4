using CdnLab.AppHost.Conducting;
using CdnLab.AppHost.Edges;
using CdnLab.AppHost.Resources;
using CdnLab.AppHost.Resources.Control;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Format;
using CdnLab.ServiceDefaults.Clock;

namespace CdnLab.AppHost.Counterexamples;

/// <summary>Origin, shield and PoPs of a change as processes on this machine.</summary>
public sealed class CounterexampleLab : IAsyncDisposable
{
    /// <summary>Name of the PoP that a story follows.</summary>
    public const string PopName = "pop";

    /// <summary>Name of the shield.</summary>
    public const string ShieldName = "shield";

    /// <summary>Name of another PoP.</summary>
    public const string OtherPopName = "other-pop";

    private static readonly TimeSpan Settles = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cdnlab-replay-");
    private readonly LabTimeProvider _clock = new(TimeProvider.System);
    private readonly HttpMessageInvoker _http = new(
        new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });

    private readonly ChangeSpec _change;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, string> _configs = [];
    private bool _down;
    private EdgeFleet _fleet = EdgeFleet.None;
    private ResourceGraph? _graph;

    private CounterexampleLab(ChangeSpec change, CancellationToken cancellation) =>
        (_change, _cancellation) = (change, cancellation);

    /// <summary>Whether the edges are real programs, which know no clock but the machine's.</summary>
    public bool RunsPrograms => _fleet != EdgeFleet.None;

    /// <summary>Names of the edges.</summary>
    public IReadOnlyCollection<string> Edges => _configs.Keys;

    /// <summary>Starts the processes.</summary>
    /// <param name="example">What will be played.</param>
    /// <param name="edge">What runs as the edges.</param>
    /// <param name="speed">Lab seconds a real second.</param>
    /// <param name="log">Takes what the processes print.</param>
    /// <param name="cancellation">Ends everything.</param>
    /// <exception cref="ResourceException">One cannot start; nothing is left running.</exception>
    /// <exception cref="Scenarios.Export.ExportException">A config has no translation.</exception>
    public static async Task<CounterexampleLab> StartAsync(
        Counterexample example, EdgeKind edge, double speed, TextWriter log, CancellationToken cancellation)
    {
        var lab = new CounterexampleLab(example.Change, cancellation);
        try
        {
            await lab.StartAsync(Scenario(example), new() { Edge = edge, Speed = speed }, log);
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes the origin down, or up again: while it is down nothing replaces a stale copy.</summary>
    public async Task SetOriginDownAsync(bool down)
    {
        if (_down == down)
        {
            return;
        }
        if (!down)
        {
            // What edges fetch in the background is not to arrive after all.
            await Task.Delay(Settles, TimeProvider.System, _cancellation);
        }
        _down = down;
        await _graph![TopologyPlan.OriginName].Control!.SetFaultsAsync(1, 0, down, _cancellation);
    }

    /// <summary>Asks an edge.</summary>
    public async Task<SeenAnswer> AskAsync(string edge, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_graph![edge].PublicUrl, url));
        request.Headers.Host = _change.Host;
        request.Headers.Add("CdnLab-Trace", "1");
        try
        {
            using var response = await _http.SendAsync(request, _cancellation);
            return SeenAnswer.Of(response);
        }
        catch (HttpRequestException)
        {
            return new(0, null, "nobody", "");
        }
    }

    /// <summary>Puts an origin release in force.</summary>
    public Task DeployOriginAsync(string release) =>
        _graph![TopologyPlan.OriginName].Control!.SetReleaseAsync(release, _cancellation);

    /// <summary>Puts a config in force at an edge.</summary>
    public Task DeployEdgeAsync(string edge, string config)
    {
        _configs[edge] = config;
        return EdgeOf(edge).SetConfigAsync(config, _cancellation);
    }

    /// <summary>Purges at an edge.</summary>
    public Task PurgeAsync(string edge, PurgeRequest purge) => EdgeOf(edge).PurgeAsync(purge, _cancellation);

    /// <summary>The URL that an edge asks for behind it.</summary>
    public string Behind(string edge, string url) =>
        new EdgeRules(_change.Edge.Configs[_configs[edge]]).Decide("GET", _change.Host, url).Url;

    /// <summary>Lets time pass: the lab's own processes have their clocks set, real programs need it.</summary>
    public async Task WaitAsync(TimeSpan time, double speed)
    {
        if (RunsPrograms)
        {
            await Task.Delay(time / speed, TimeProvider.System, _cancellation);
            return;
        }
        await SetClockAsync(_clock.GetUtcNow() + time, speed);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_graph?.DisposeAsync() ?? ValueTask.CompletedTask);
        _fleet.Dispose();
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StartAsync(ScenarioSpec scenario, LiveOptions options, TextWriter log)
    {
        _fleet = await EdgeFleet.OfAsync(scenario, options, _folder.FullName, _cancellation);
        var plan = TopologyPlan.Of(scenario, options, _folder.FullName, _fleet)
            .Where(resource => resource.Name != TopologyPlan.TrafficName).ToList();
        _graph = await ResourceGraph.StartAsync(plan, new() { Output = log }, _cancellation);
        foreach (var edge in scenario.Topology.Pops.Select(p => p.Name).Append(scenario.Topology.Shield).OfType<string>())
        {
            _configs[edge] = scenario.Edge.Config;
            await (_fleet[edge]?.AttachAsync(_clock, scenario.Edge.Config, _cancellation) ?? Task.CompletedTask);
        }
        await SetClockAsync(_clock.GetUtcNow(), options.Speed!.Value);
    }

    private Task SetClockAsync(DateTimeOffset lab, double speed)
    {
        var anchor = new ClockAnchor(TimeProvider.System.GetUtcNow(), lab, speed);
        _clock.Set(anchor);
        return Task.WhenAll(_graph!.Resources.Select(r => r.Control).OfType<ControlClient>()
            .Select(control => control.SetClockAsync(anchor, _cancellation)));
    }

    private IEdge EdgeOf(string name) => _fleet[name] as IEdge ?? new BuiltinEdge(_graph![name].Control!);

    // One project, an origin that is never busy, purges without delay: nothing but the story happens.
    private static ScenarioSpec Scenario(Counterexample example)
    {
        var rules = example.Change.Rules;
        string[] names = example.Project is { } project ? [project] : ["sample"];
        var others = example.Lines.Any(line => line.Exchange?.Pop == CounterexamplePlayer.Elsewhere);
        return rules with
        {
            Catalogue = new() { Projects = 1, Named = names, DocumentBytesMedian = 600, DocumentBytesMax = 4000 },
            Origin = rules.Origin with
            {
                Capacity = new() { ServiceTimeMedian = TimeSpan.Zero, SmallServiceTimeMedian = TimeSpan.Zero },
            },
            Topology = rules.Topology with
            {
                Shield = example.Change.Shield ? ShieldName : null,
                Pops = others ? [new(PopName), new(OtherPopName)] : [new(PopName)],
            },
            PurgeDelivery = new() { DelayMedian = TimeSpan.Zero },
        };
    }
}
