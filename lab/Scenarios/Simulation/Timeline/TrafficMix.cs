using CdnLab.Model.Clients;
using CdnLab.Scenarios.Simulation.Clients;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Timeline;

/// <summary>Who asks: the shares of the personas, and whether the redirector answers those who ask it.</summary>
internal sealed class TrafficMix(World world, BulkCells cells, IndividualArrivals arrivals, ClientStates states)
{
    private IReadOnlyDictionary<string, double> _mix = world.Spec.Clients.Mix;
    private long _since;
    private bool _redirectorDown;

    public void SetMix(IReadOnlyDictionary<string, double> mix, long at)
    {
        Close(at);
        _mix = mix;
        Change(at);
    }

    public void SetRedirectorDown(bool down, long at)
    {
        Close(at);
        _redirectorDown = down;
        Change(at);
    }

    /// <summary>Counts the requests that end before they reach an edge, until an instant.</summary>
    public void Close(long at)
    {
        Count(new(ChainOutcome.Ok, 0, 0, 1), world.OwnHits, at);
        var refused = world.Spec.Clients.Personas.Where(p => p.Value.AsksRedirector && _redirectorDown)
            .Sum(p => ShapeCatalogue.Share(world.Spec, _mix, p.Key));
        Count(new(ChainOutcome.ServerError, 1, 0, 1), refused * world.Spec.Clients.Rate, at);
        _since = at;
    }

    private void Count(Channel channel, double rate, long at) =>
        world.Counters.Add(world.Channels.IndexOf(channel), rate, _since, at);

    private void Change(long at)
    {
        ForEachCell((row, pop) => cells.Suspend(row, pop, at));
        world.Remix(_mix, _redirectorDown);
        states.SetLevels();
        ForEachCell((row, pop) => cells.Resume(row, pop, at));
        arrivals.Restart(at);
    }

    private void ForEachCell(Action<int, int> change)
    {
        foreach (var row in world.Rows.All)
        {
            for (var pop = 0; pop < world.Rows[row].Bulk; pop++)
            {
                change(row, pop);
            }
        }
    }
}
