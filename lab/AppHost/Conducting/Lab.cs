using System.Text.Json;
using CdnLab.AppHost.Edges;
using CdnLab.AppHost.Resources;
using CdnLab.AppHost.Resources.Control;
using CdnLab.Scenarios.Format;
using CdnLab.ServiceDefaults.Clock;
using CdnLab.ServiceDefaults.Control;

namespace CdnLab.AppHost.Conducting;

/// <summary>A started lab: its processes, its clock, and what is deployed where.</summary>
public sealed class Lab : IAsyncDisposable
{
    private readonly ResourceGraph _graph;
    private readonly EdgeFleet _fleet;
    private readonly Dictionary<string, string> _configs;
    private (int Workers, TimeSpan Delay)? _capacity;

    private Lab(ScenarioSpec scenario, ResourceGraph graph, EdgeFleet fleet)
    {
        (_graph, _fleet) = (graph, fleet);
        Scenario = scenario;
        Release = scenario.Origin.Release;
        Origin = graph.Resources.FirstOrDefault(r => r.Name == TopologyPlan.OriginName);
        Traffic = graph[TopologyPlan.TrafficName];
        Pops = [.. scenario.Topology.Pops.Select(pop => graph[pop.Name])];
        Edges = scenario.Topology.Shield is { } shield ? [graph[shield], .. Pops] : Pops;
        _configs = Edges.ToDictionary(edge => edge.Name, _ => scenario.Edge.Config);
    }

    /// <summary>The scenario at the scale of this run.</summary>
    public ScenarioSpec Scenario { get; }

    /// <summary>The clock that the whole lab runs on.</summary>
    public LabTimeProvider Clock { get; } = new(TimeProvider.System);

    /// <summary>Every process, in order of dependency.</summary>
    public IReadOnlyList<RunningResource> Services => _graph.Resources;

    /// <summary>The origin; null when the edges point at an origin of the user's own.</summary>
    public RunningResource? Origin { get; }

    /// <summary>Shield, when there is one, and PoPs.</summary>
    public IReadOnlyList<RunningResource> Edges { get; }

    /// <summary>The PoPs.</summary>
    public IReadOnlyList<RunningResource> Pops { get; }

    /// <summary>The traffic generator.</summary>
    public RunningResource Traffic { get; }

    /// <summary>The origin release in force.</summary>
    public string Release { get; private set; }

    /// <summary>A process by name.</summary>
    public RunningResource this[string name] => _graph[name];

    /// <summary>Starts every process of a plan.</summary>
    /// <exception cref="ResourceException">One could not start; nothing is left running.</exception>
    public static async Task<Lab> StartAsync(
        ScenarioSpec scenario,
        IReadOnlyCollection<Resource> plan,
        ResourceGraphOptions options,
        EdgeFleet fleet,
        CancellationToken cancellation)
    {
        var lab = new Lab(scenario, await ResourceGraph.StartAsync(plan, options, cancellation), fleet);
        try
        {
            await Task.WhenAll(lab.Edges.Select(edge => lab.AttachAsync(edge, cancellation)));
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>The edge behind a process, whichever program it is.</summary>
    public IEdge EdgeOf(RunningResource edge) => _fleet[edge.Name] as IEdge ?? new BuiltinEdge(edge.Control!);

    /// <summary>What a process records about itself; null when it records nothing.</summary>
    public IRecord? RecordOf(RunningResource process) => _fleet[process.Name] as IRecord ?? process.Control;

    /// <summary>The edge config in force at an edge.</summary>
    public string ConfigOf(string edge)
    {
        lock (_configs)
        {
            return _configs[edge];
        }
    }

    /// <summary>Sets the clock of every process.</summary>
    public async Task SetClockAsync(DateTimeOffset lab, double speed, CancellationToken cancellation)
    {
        var anchor = new ClockAnchor(TimeProvider.System.GetUtcNow(), lab, speed);
        Clock.Set(anchor);
        await Task.WhenAll(Services
            .Where(s => Running(s) && s.Control is not null)
            .Select(s => s.Control!.SetClockAsync(anchor, cancellation)));
    }

    /// <summary>Waits for an instant of the lab clock.</summary>
    public async Task WaitUntilAsync(DateTimeOffset at, CancellationToken cancellation)
    {
        // The clock may be set while this waits: it looks again.
        while (at - Clock.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left < TimeSpan.FromHours(1) ? left : TimeSpan.FromHours(1), Clock, cancellation);
        }
    }

    /// <summary>Puts an origin release in force.</summary>
    public async Task SetReleaseAsync(string release, CancellationToken cancellation)
    {
        Release = release;
        if (Running(OwnOrigin))
        {
            await OwnOrigin.Control!.SetReleaseAsync(release, cancellation);
        }
    }

    /// <summary>Puts an edge config in force at one edge.</summary>
    public async Task SetConfigAsync(RunningResource edge, string config, CancellationToken cancellation)
    {
        lock (_configs)
        {
            _configs[edge.Name] = config;
        }
        if (Running(edge))
        {
            await EdgeOf(edge).SetConfigAsync(config, cancellation);
        }
    }

    /// <summary>Sets the origin's workers.</summary>
    public Task SetCapacityAsync(int workers, TimeSpan delay, CancellationToken cancellation)
    {
        _capacity = (workers, delay);
        return Running(OwnOrigin)
            ? OwnOrigin.Control!.SetCapacityAsync(workers, delay, cancellation)
            : Task.CompletedTask;
    }

    /// <summary>Sets the origin's faults.</summary>
    public Task SetFaultsAsync(double slowdown, double errorRatio, bool down, CancellationToken cancellation) =>
        Running(OwnOrigin)
            ? OwnOrigin.Control!.SetFaultsAsync(slowdown, errorRatio, down, cancellation)
            : Task.CompletedTask;

    /// <summary>Sets arrival rate and mix.</summary>
    public Task SetClientsAsync(
        double? rate, IReadOnlyDictionary<string, double>? mix, CancellationToken cancellation) =>
        Traffic.Control!.SetMixAsync(rate, mix, cancellation);

    /// <summary>Starts a killed process again: from its first request on it has the lab's clock and what was
    /// deployed to it.</summary>
    public async Task StartAgainAsync(RunningResource target, CancellationToken cancellation)
    {
        if (_fleet[target.Name] is not null)
        {
            await target.StartAsync(cancellation);
            await AttachAsync(target, cancellation);
            return;
        }
        var (release, capacity) = (Release, _capacity);
        target.NextEnvironment["CDNLAB_CLOCK"] = JsonSerializer.Serialize(Clock.Anchor, ControlJson.Options);
        if (target == Origin)
        {
            target.NextEnvironment["CDNLAB_CONFIG"] = RestartConfig.OfOrigin(target, release, capacity?.Workers);
        }
        else if (Edges.Contains(target))
        {
            target.NextEnvironment["CDNLAB_CONFIG"] = RestartConfig.OfEdge(target, ConfigOf(target.Name));
        }
        await target.StartAsync(cancellation);

        // What was changed while it started, nobody could tell it.
        await target.Control!.SetClockAsync(Clock.Anchor, cancellation);
        if (Edges.Contains(target))
        {
            await target.Control.SetConfigAsync(ConfigOf(target.Name), cancellation);
        }
        else if (target == Origin && release != Release)
        {
            await target.Control.SetReleaseAsync(Release, cancellation);
        }
        if (target == Origin && capacity != _capacity && _capacity is var (workers, delay))
        {
            await target.Control.SetCapacityAsync(workers, delay, cancellation);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _graph.DisposeAsync();

    private Task AttachAsync(RunningResource edge, CancellationToken cancellation) =>
        _fleet[edge.Name]?.AttachAsync(Clock, ConfigOf(edge.Name), cancellation) ?? Task.CompletedTask;

    private RunningResource OwnOrigin => Origin ?? throw new ResourceException(
        "origin", "the origin is not the lab's own", "deploy and scale it by its own means");

    private static bool Running(RunningResource resource) => resource.State == ResourceState.Running;
}
