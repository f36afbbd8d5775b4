using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clients;
using CdnLab.Scenarios.Simulation.Timeline;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>Executes a run bin by bin. Within one, events of four sources are merged: the bin's misses, the agenda,
/// purge calls and requests executed one by one. Of those of one instant the agenda's come first, then
/// purges.</summary>
internal sealed class EventLoop(
    World world, Agenda agenda, BulkCells bulk, BulkMisses misses, CalmMisses calm, PurgePlayer purges,
    IndividualArrivals individual, Action<AgendaEvent> happen, Action<int, int>? check)
{
    private const int Ahead = 12;
    private readonly DueMisses _due = new(world, bulk, calm) { Checked = check };

    /// <summary>Whole bins executed.</summary>
    public int Done { get; private set; }

    /// <summary>Runs until the end, or until it is cancelled.</summary>
    public void Run(SimulationOptions options)
    {
        for (var bin = 0; bin < world.Curve.Bins && !options.Cancellation.IsCancellationRequested; bin++)
        {
            options.Progress?.Report(new(
                world.Curve.TimeOf(bin * world.Curve.BinTicks), (double)bin / world.Curve.Bins, world.Events));
            bulk.Schedule.Open = bin;
            purges.Prepare((bin + 1) * world.Curve.BinTicks);
            _due.Open(bin);
            if (!Execute((bin + 1) * world.Curve.BinTicks, options.Cancellation))
            {
                return;
            }
            Done = bin + 1;
        }
    }

    private bool Execute(long end, CancellationToken cancellation)
    {
        var i = 0;
        for (var executed = 1; ; executed++)
        {
            if ((executed & 0xFFFF) == 0 && cancellation.IsCancellationRequested)
            {
                return false;
            }
            var due = i < _due.Count ? _due.At(i) : end;
            var calls = Math.Min(purges.Next, agenda.First);
            var next = Math.Min(calls, individual.Next);
            if (due < next)
            {
                if (due >= end)
                {
                    return true;
                }
                Prefetch(i);
                var (row, pop) = (_due.Row(i), _due.Pop(i));
                i++;
                if (bulk.Next(row, pop) == NextBins.Due)
                {
                    world.Events++;
                    misses.Execute(row, pop, due);
                    check?.Invoke(row, pop);
                }
            }
            else if (next >= end)
            {
                return true;
            }
            else
            {
                ExecuteOther(next);
            }
        }
    }

    private void ExecuteOther(long at)
    {
        world.Events++;
        if (agenda.First == at)
        {
            var taken = agenda.Take();
            if (taken.Kind == AgendaKind.Miss)
            {
                Execute(taken);
                return;
            }
            happen(taken);
        }
        else if (purges.Next == at)
        {
            purges.Execute();
        }
        else
        {
            individual.Execute();
        }
        check?.Invoke(-1, -1);
    }

    private void Execute(in AgendaEvent miss)
    {
        var (row, pop) = (miss.A, miss.B & 255);
        if (bulk.IsCurrent(row, pop, miss.B >> 8))
        {
            misses.Execute(row, pop, miss.At);
            check?.Invoke(row, pop);
        }
    }

    private void Prefetch(int index)
    {
        if (index + 2 * Ahead < _due.Count)
        {
            world.Rows.Prefetch(_due.Row(index + 2 * Ahead));
            world.Rows.PrefetchCell(_due.Row(index + Ahead), _due.Pop(index + Ahead));
            purges.Prefetch(_due.Row(index + Ahead));
        }
    }
}
