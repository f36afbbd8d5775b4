using CdnLab.Scenarios.Simulation.Recording;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Clients;

/// <summary>What is set aside of a row (<see cref="SettledUsers"/>). Its cells must be suspended whenever that changes.
/// </summary>
internal sealed class SettledShare(World world, int row)
{
    // What was asked last: a few views of the row come up again and again.
    private readonly (KeptWalks? Walks, double Share)[] _known = new (KeptWalks?, double)[8];
    private int _next;

    /// <summary>By persona, then by what they hold: users. Those who hold nothing are not among them.</summary>
    public required int[][] Users { get; init; }

    /// <summary>By persona: share of the requests, by users who hold nothing, of the part that is executed because they
    /// might.</summary>
    public required double[] Unkept { get; init; }

    /// <summary>By persona: users who may hold something before those are too many.</summary>
    public required int[] Limit { get; init; }

    /// <summary>How often something was set aside so far.</summary>
    public required int Times { get; init; }

    /// <summary>Sets users who hold something aside no more.</summary>
    public void Release(int persona, int held)
    {
        Users[persona][held] = 0;
        Array.Clear(_known);
    }

    /// <summary>Sets users who hold nothing aside no more.</summary>
    public void ReleaseUnkept(int persona)
    {
        Unkept[persona] = 0;
        Array.Clear(_known);
    }

    /// <summary>Weight of those of a flow's requests that are executed.</summary>
    public double Weight(in Stop stop) => stop.Kept is { } walks
        ? stop.Weight * Math.Max(0, 1 - Of(walks) / stop.Share)
        : stop.Weight;

    /// <summary>Which share of a flow's requests is set aside.</summary>
    public double Of(KeptWalks walks)
    {
        foreach (ref var known in _known.AsSpan())
        {
            if (known.Walks == walks)
            {
                return known.Share;
            }
        }
        var users = 0L;
        for (var held = 1; held < Users[walks.Flow.Persona].Length; held++)
        {
            users += UsersOf(walks, held);
        }
        var passing = world.OwnCaches.Passing(row, walks.Flow);
        var share = 1 - passing + passing * PartOf(walks, users) + UnkeptOf(walks);
        _known[_next++ % _known.Length] = (walks, share);
        return share;
    }

    /// <summary>How many users who hold a combination of redirects are set aside for a flow.</summary>
    public int UsersOf(KeptWalks walks, int held) =>
        held < Users[walks.Flow.Persona].Length && Users[walks.Flow.Persona][held] is var users and > 0
            && walks.ChannelOf(held) >= 0 ? users : 0;

    /// <summary>Counts what is set aside of a flow, for a time.</summary>
    public void Count(KeptWalks walks, double rate, in BulkCounters.Span time)
    {
        rate *= walks.Flow.Weight;
        var passing = world.OwnCaches.Passing(row, walks.Flow);
        if (passing < 1)
        {
            world.Counters.Add(walks.OwnHit, rate * (1 - passing), time);
        }
        if (UnkeptOf(walks) is var unkept and > 0)
        {
            world.Counters.Add(walks.ChannelOf(0), rate * unkept, time);
        }
        for (var held = 1; held < Users[walks.Flow.Persona].Length; held++)
        {
            if (UsersOf(walks, held) is var users and > 0)
            {
                world.Counters.Add(walks.ChannelOf(held), rate * passing * PartOf(walks, users), time);
            }
        }
    }

    private double UnkeptOf(KeptWalks walks) =>
        Unkept[walks.Flow.Persona] is var unkept and > 0 && walks.ChannelOf(0) >= 0 ? unkept : 0;

    private double PartOf(KeptWalks walks, long users) =>
        users / (double)world.Personas[walks.Flow.Persona].Spec.Users;
}
