using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Tests.Cli.Simulate;

/// <summary>An engine that makes a run up: figures by formula, a little different with each seed, in bins of a minute.
/// </summary>
internal sealed class FakeSimulator
{
    private readonly Lock _gate = new();
    private readonly List<(ScenarioSpec Spec, SimulationOptions Options)> _runs = [];
    private int _active;

    /// <summary>Called before each bin with the seed and the bin's number.</summary>
    public Action<ulong, int> BeforeBin { get; set; } = (_, _) => { };

    /// <summary>Seeds whose runs do not loop, and so miss an expectation of the sample.</summary>
    public HashSet<ulong> Loopless { get; } = [];

    /// <summary>Most runs that were under way at once.</summary>
    public int ActiveMax { get; private set; }

    public IReadOnlyList<(ScenarioSpec Spec, SimulationOptions Options)> Runs
    {
        get
        {
            lock (_gate)
                return [.. _runs.OrderBy(run => run.Spec.Seed)];
        }
    }

    public SimulationResult Run(CompiledScenario compiled, SimulationOptions options)
    {
        var spec = compiled.Spec;
        lock (_gate)
        {
            _runs.Add((spec, options));
            ActiveMax = Math.Max(ActiveMax, ++_active);
        }
        var bins = new List<SeriesRow>();
        var count = (int)spec.Duration.TotalMinutes;
        for (var i = 0; i < count && !options.Cancellation.IsCancellationRequested; i++)
        {
            BeforeBin(spec.Seed, i);
            if (options.Cancellation.IsCancellationRequested)
                break;
            bins.Add(Bin(spec, i));
            options.Progress?.Report(new(bins[^1].End, (i + 1.0) / count, i));
        }
        lock (_gate)
            _active--;
        return new(Header(spec), [.. Events(spec).Where(e => bins.Count > 0 && e.At <= bins[^1].End)], bins,
            new SimulationCounts
            {
                Requests = (long)(spec.Clients.Rate * 60 * bins.Count),
                Individual = bins.Count,
                Events = 10 * bins.Count,
                Cells = spec.Catalogue.Projects,
                BulkCells = spec.Catalogue.Projects / 2,
            },
            bins.Count == count);
    }

    private static RunHeader Header(ScenarioSpec spec) => new()
    {
        Scenario = "to be replaced",
        Title = spec.Title,
        Mode = "simulated",
        Start = spec.Start,
        End = spec.End,
        Pops = [.. spec.Topology.Pops.Select(pop => pop.Name)],
        Shield = spec.Topology.Shield,
        Projects = spec.Catalogue.Projects,
        BinSeconds = 60,
        Expectations = spec.Expectations,
    };

    private SeriesRow Bin(ScenarioSpec spec, int i)
    {
        var wave = 1 + 0.1 * Math.Sin(i * 0.1 + spec.Seed);
        var requests = (long)(spec.Clients.Rate * 60 * wave);
        var looped = i is >= 20 and < 60 && !Loopless.Contains(spec.Seed) ? requests / 20 : 0;
        return new SeriesRow
        {
            Time = spec.Start.AddMinutes(i),
            BinSeconds = 60,
            Requests = requests,
            Ok = requests - looped,
            Looped = looped,
            WireRequests = requests + 20 * looped,
            EdgeRequests = requests + 20 * looped,
            EdgeHits = requests + 20 * looped - requests / 10,
            OriginRequests = requests / 10,
            OriginMiss = requests / 10,
            OriginBusySeconds = requests / 100.0,
            OriginWorkerSeconds = 240,
            LatencyP50 = 0,
            LatencyP99 = 0.1 * wave,
            LoopingProjects = looped > 0 ? 1 : 0,
        };
    }

    // Not in order of time, as nothing says that they must be.
    private IEnumerable<JournalEvent> Events(ScenarioSpec spec)
    {
        if (!Loopless.Contains(spec.Seed))
        {
            yield return JournalEvents.LoopLast(spec.Start.AddMinutes(59).AddSeconds(spec.Seed % 60), "Pillow");
            yield return JournalEvents.LoopFirst(
                spec.Start.AddMinutes(20), "Pillow", true, "/doc/Pillow/json", "ams", "tool", 20);
        }
        yield return JournalEvents.DeployOrigin(spec.Start.AddMinutes(10), "before", "after");
        yield return JournalEvents.DeployEdge(spec.Start.AddMinutes(15), "ams", "before", "after");
    }
}
