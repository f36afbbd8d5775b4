using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clients;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Recording;
using CdnLab.Scenarios.Simulation.Timeline;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>One run: its parts put together, its caches filled, its events executed, its records drawn up.</summary>
internal sealed class SimulationRun : IDisposable
{
    private readonly SimulationOptions _options;
    private readonly World _world;
    private readonly Agenda _agenda = new();
    private readonly PurgeLedger _ledger;
    private readonly Origin _origin;
    private readonly OriginWatch _watch;
    private readonly Shield? _shield;
    private readonly PopCells _cells;
    private readonly Patience _patience;
    private readonly PopTier _pops;
    private readonly RequestEnd _ends;
    private readonly Requests _requests;
    private readonly PurgePlayer _purges;
    private readonly TrafficMix _mix;
    private readonly TimelinePlayer _timeline;
    private readonly IndividualArrivals _individual;
    private readonly EventLoop _loop;
    private readonly uint[] _words;

    public SimulationRun(CompiledScenario compiled, SimulationOptions options)
    {
        _options = options;
        var seed = options.Seed ?? compiled.Spec.Seed;
        _world = new(compiled, seed, options);
        _ledger = new(_world);
        _origin = new(_world, _agenda);
        _watch = new(_world, _agenda, _origin);
        _shield = _world.Spec.Topology.Shield is null ? null : new(_world, _origin, _watch, _ledger);
        IUpstream upstream = _shield is null ? new DirectOrigin(_world, _origin, _watch) : _shield;
        var bulk = new BulkCells(_world, _agenda);
        _cells = new(_world, bulk, _ledger);
        _ends = new(_world, _agenda, new(_world, bulk, options.SettledAfter));
        var waiting = new WaitingRequests(_world, bulk);
        _patience = new(_world, _agenda, waiting, _ends);
        upstream.Expected = _patience.Expect;
        _pops = new(_world, _cells, upstream, _ledger, _ends, waiting, _patience);
        _requests = new(_world, _cells, _ends, _pops);
        (_pops.GoOn, _ends.BeginAnew) = (_requests.Ask, _requests.Ask);
        _shield?.Answered = _pops.Deliver;
        _purges = new(_world, _cells, _shield, _origin, _ledger, seed);
        var answers = new ShieldAnswers(_world, upstream);
        _individual = new(_world, _cells, _ledger, new(_world, _cells, answers, _ledger), _requests);
        _mix = new(_world, bulk, _individual, _ends.States);
        _timeline = new(_world, _agenda, _origin, new(_world, _cells, _shield, _pops), _purges, _mix);
        _words = new uint[_world.Pops.Count];
        Fill();
        _loop = new(
            _world, _agenda, bulk, new(_world, _cells, answers, _pops, _ends, _requests),
            new(_world, upstream, _ends, _timeline), _purges, _individual, Happen,
            options.CheckInvariants ? new Invariants(_world, _cells).Check : null);
    }

    public SimulationResult Run()
    {
        _loop.Run(_options);
        var (curve, end) = (_world.Curve, _loop.Done * _world.Curve.BinTicks);
        _cells.Bulk.Close(end);
        var purges = _purges.Counts;
        // What follows takes memory of its own.
        Dispose();
        _origin.Workers.Finish();
        _mix.Close(end);
        _world.Counters.Draw(
            _world.Stream("counts"), _loop.Done, (bin, channel, count) => _world.Bins[bin].Add(channel, count));
        var series = SeriesBuilder.Build(_world, _loop.Done);
        return new(
            JournalBuilder.Header(_world),
            JournalBuilder.Build(_world, _timeline, _purges, series),
            series,
            new()
            {
                Requests = _world.Bins.Take(_loop.Done).Sum(b => b.Requests),
                Events = _world.Events,
                Individual = _world.Individual,
                Purges = purges,
                Cells = _world.Sizes.AllCells,
                BulkCells = _world.Sizes.Cells,
            },
            _loop.Done == curve.Bins);
    }

    public void Dispose()
    {
        _cells.Bulk.Schedule.Calendar.Dispose();
        _individual.Dispose();
        _ends.States.Dispose();
        _ledger.Dispose();
        _world.Rows.Dispose();
    }

    private void Fill()
    {
        var random = _world.Stream("initial");
        foreach (var row in _world.Rows.All)
        {
            var keys = _world.Rows[row].Keys;
            for (var key = 0; key < keys && _shield is not null; key++)
            {
                _shield.Word(row, key) = _world.Start.AtShield(row, key);
            }
            if (keys == 1 && _world.Rows[row].Joint < 0)
            {
                FillSimple(row, random);
                continue;
            }
            for (var pop = 0; pop < _world.Rows[row].Bulk; pop++)
            {
                for (var key = 0; key < keys; key++)
                {
                    _cells.Bulk.Word(row, pop, key) = _world.Start.AtPop(row, pop, key, random);
                }
                _cells.Bulk.Resume(row, pop, 0);
            }
        }
    }

    private void FillSimple(int row, RandomStream random)
    {
        var words = _words.AsSpan(0, _world.Rows[row].Bulk);
        _world.Start.AtPops(row, words, random);
        var simple = _cells.Bulk.Simple(row);
        for (var group = 0; group < Rows.Groups(words.Length); group++)
        {
            var cells = _world.Rows.CellsOf(row, group);
            for (var place = 0; place < cells.Count; place++)
            {
                var pop = cells.First + place;
                simple.Refill(cells, place, simple.Case(pop), words[pop], 0, 0);
            }
        }
        simple.Enter();
    }

    private void Happen(AgendaEvent taken)
    {
        switch (taken.Kind)
        {
            case AgendaKind.Fetched when _origin.Arrived(taken.A) is { } fetch:
                if (_shield is not null)
                {
                    _shield.Arrived(fetch, taken.At);
                    break;
                }
                foreach (var waiting in fetch.Waiting)
                {
                    _pops.Deliver(waiting, fetch.Answer, taken.At);
                }
                break;
            case AgendaKind.Probe:
                _watch.Probe(taken.A, taken.At);
                break;
            case AgendaKind.Step:
                _timeline.Execute(taken.A, taken.At);
                break;
            case AgendaKind.Replicas:
                _origin.EndStep(taken.A, taken.At);
                break;
            case AgendaKind.Patience:
                _patience.Look(taken.A, taken.At);
                break;
            case AgendaKind.Retry:
                var (rider, row, pop) = _ends.Retried(taken.A);
                _requests.Ask(rider, row, pop, rider.First, taken.At);
                break;
        }
    }
}
