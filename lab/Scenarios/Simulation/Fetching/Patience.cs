using CdnLab.Model.Clients;
using CdnLab.Scenarios.Simulation.Clients;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>Ends the requests whose clients wait for an answer no longer. A fetch that takes longer than the least
/// patient
/// client has patience is looked at again and again: clients of its own go at their instant, those of bulk within a
/// sixteenth of that patience.</summary>
internal sealed class Patience(World world, Agenda agenda, WaitingRequests waiting, RequestEnd ends)
{
    private const int Looks = 16;
    private readonly long _least = world.Timeouts.Min();
    private readonly Dictionary<int, PopFetch> _watched = [];
    private int _slot;

    /// <summary>Begins to look at a fetch, if it will take that long.</summary>
    /// <param name="fetch">The fetch.</param>
    /// <param name="end">When it is expected to end.</param>
    /// <param name="at">Now.</param>
    public void Expect(PopFetch fetch, long end, long at)
    {
        if (fetch.Watch > 0 || end <= fetch.Start + _least)
        {
            return;
        }
        _watched.Add(++_slot, fetch);
        fetch.Watch = _slot;
        agenda.Add(Math.Max(at, fetch.Start + _least), AgendaKind.Patience, _slot);
    }

    /// <summary>Looks at a fetch no longer.</summary>
    public void Leave(PopFetch fetch) => _watched.Remove(fetch.Watch);

    /// <summary>Looks at a fetch: ends what waits for it too long.</summary>
    public void Look(int slot, long at)
    {
        if (!_watched.TryGetValue(slot, out var fetch))
        {
            return;
        }
        var least = Ticks.Never;
        foreach (var (rider, _) in fetch.Riders)
        {
            least = Math.Min(least, DueOf(rider));
        }
        if (least <= at)
        {
            least = EndDue(fetch, at);
        }
        EndGone(fetch, at);
        agenda.Add(Math.Min(at + Math.Max(1, _least / Looks), least), AgendaKind.Patience, slot);
    }

    /// <summary>Ends the requests of their own that have waited too long.</summary>
    /// <returns>When the next one will have.</returns>
    private long EndDue(PopFetch fetch, long at)
    {
        var next = Ticks.Never;
        var waits = fetch.Riders.ToList();
        fetch.Riders.Clear();
        foreach (var (rider, url) in waits)
        {
            if (DueOf(rider) is var due && due > at)
            {
                next = Math.Min(next, due);
                fetch.Riders.Add((rider, url));
                continue;
            }
            fetch.LeaderLeft |= rider.Leads;
            ends.Finish(rider, ChainOutcome.TimedOut, fetch.Row, fetch.Pop, at);
        }
        return next;
    }

    private long DueOf(in Rider rider) => rider.Sent + world.Timeouts[rider.Persona];

    /// <summary>Ends the requests in bulk that waited for a fetch too long.</summary>
    public void EndGone(PopFetch fetch, long at)
    {
        foreach (var (rider, _) in waiting.Gone(fetch, at))
        {
            ends.Finish(rider, ChainOutcome.TimedOut, fetch.Row, fetch.Pop, at);
        }
        fetch.Looked = at;
    }
}
