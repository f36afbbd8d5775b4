using CdnLab.Model.Clients;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Recording;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Clients;

/// <summary>Counts requests on their way and at their end, and has those that failed tried again.</summary>
internal sealed class RequestEnd(World world, Agenda agenda, ClientStates states)
{
    private const int Slices = 8;
    private readonly Dictionary<int, (Rider Rider, int Row, int Pop)> _retries = [];
    private readonly Dictionary<int, int> _repeated = [];
    private int _slot;

    public ClientStates States => states;

    /// <summary>Has clients begin anew after a loop; set once, as the two need each other.</summary>
    public Action<Rider, int, int, int, long> BeginAnew { get; set; } = (_, _, _, _, _) => { };

    /// <summary>Counts wire requests sent.</summary>
    public void CountWire(in Rider rider, int wire, long at)
    {
        // A redirector's own requests are none of its client's.
        var own = world.Personas[rider.Persona].Indirect ? (rider.Wire == 0 && wire > 0 ? 1 : 0) : wire;
        world.BinAt(at).Wire += (long)rider.Count * rider.Weight * own;
    }

    /// <summary>Counts requests that a PoP answered.</summary>
    public void CountEdge(in Rider rider, int hits, int requests, long at)
    {
        var bin = world.BinAt(at);
        bin.EdgeHits += (long)rider.Count * rider.Weight * hits;
        bin.EdgeRequests += (long)rider.Count * rider.Weight * requests;
    }

    /// <summary>Ends requests.</summary>
    public void Finish(Rider rider, ChainOutcome outcome, int row, int pop, long at)
    {
        var persona = world.Personas[rider.Persona];
        var loops = outcome == ChainOutcome.Looped && !persona.Indirect;
        if (loops && persona.Spec.ForgetsAfterLoop && !rider.Forgot && rider.State >= 0)
        {
            rider.Forgot = true;
            rider.State = world.ShapeOf(row).Kept.Forget(rider.State, rider.First);
            rider.Wire = 0;
            BeginAnew(rider, row, pop, rider.First, at);
            return;
        }
        // A loop within a client's own cache is no loop of the project.
        if (loops && (rider.State < 0 || rider.Sends))
        {
            NoteLoop(rider, row, pop, at);
        }
        if (rider.State >= 0)
        {
            states.Move(row, rider.Persona, rider.Origin, rider.State, rider.Count, at);
            if (rider.Origin == rider.State && outcome == ChainOutcome.Ok)
            {
                states.InVain(row, at);
            }
            rider.Origin = rider.State;
        }
        var seen = persona.Seen(outcome);
        if (RetryRule.Next(persona.Spec, seen, rider.Retries) is { } delay)
        {
            rider.Retries++;
            (rider.Wire, rider.Sends, rider.Forgot) = (0, false, false);
            _retries.Add(++_slot, (rider, row, pop));
            _repeated[row] = _repeated.GetValueOrDefault(row) + 1;
            agenda.Add(at + Ticks.Of(delay), AgendaKind.Retry, _slot);
            return;
        }
        var bin = world.BinAt(at);
        bin.End(seen, (long)rider.Count * rider.Weight);
        CountWait(bin, rider, at);
    }

    /// <summary>Whether requests for a row are to be repeated.</summary>
    public bool IsRepeated(int row) => _repeated.Count > 0 && _repeated.ContainsKey(row);

    /// <summary>The requests that an event of the agenda repeats.</summary>
    public (Rider Rider, int Row, int Pop) Retried(int slot)
    {
        _retries.Remove(slot, out var retried);
        world.Individual += retried.Rider.Count;
        if (--_repeated[retried.Row] == 0)
        {
            _repeated.Remove(retried.Row);
        }
        return retried;
    }

    private void NoteLoop(in Rider rider, int row, int pop, long at) => world.Loops.Note(
        world.Rows[row].Project, at, at, new LoopSeen(world.Rows[row].Shape, pop, rider.Persona, rider.First));

    private static void CountWait(BinCounts bin, in Rider rider, long at)
    {
        if (at == rider.Start)
        {
            return;
        }
        bin.Waits ??= new int[WaitScale.Classes];
        if (rider.Last <= rider.Start)
        {
            bin.Waits[WaitScale.ClassOf(Ticks.Seconds(at - rider.Start))] += rider.Count * rider.Weight;
            return;
        }
        for (var slice = 0; slice < Slices; slice++)
        {
            var part = rider.Count * (slice + 1) / Slices - rider.Count * slice / Slices;
            var start = rider.Start + (rider.Last - rider.Start) * (2 * slice + 1) / (2 * Slices);
            bin.Waits[WaitScale.ClassOf(Ticks.Seconds(at - start))] += part * rider.Weight;
        }
    }
}
