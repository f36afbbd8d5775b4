using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>What clients' own caches leave over of the requests for a document.</summary>
internal sealed class OwnCaches(World world)
{
    // By persona: what was asked last. An event asks for one row again and again.
    private readonly (int Row, double Weight, double Share)[] _last =
        [.. Enumerable.Repeat((-1, 0.0, 0.0), world.Personas.Count)];

    /// <summary>Share of a flow's requests for a row's document that its clients' own caches leave over.</summary>
    public double Passing(int row, Flow flow)
    {
        ref var last = ref _last[flow.Persona];
        if (last.Row != row || last.Weight != flow.Weight)
        {
            var rate = world.Rows[row].Rate;
            var lifetime = Lifetime(world, world.ShapeOf(row), rate);
            last = (row, flow.Weight, world.Personas[flow.Persona].Passing(rate * flow.Weight, lifetime));
        }
        return last.Share;
    }

    /// <summary>The same of clients whose caches keep no redirects. While they are led round nobody gets the document, so
    /// that soon no cache has it.</summary>
    public double Passing(int row, in OwnPart own) =>
        own.View.LoopWeight > 0 ? 1 : Passing(row, own.Flow);

    /// <summary>Weight of a view's requests that loop, with what clients' own caches leave over.</summary>
    public double LoopWeight(int row, CellView view)
    {
        var sum = view.LoopWeight;
        foreach (var own in view.Own)
        {
            sum += Passing(row, own) * own.View.LoopWeight;
        }
        return sum;
    }

    /// <summary>For how long a client's own cache serves a document, in seconds, on average over the ages at which it comes.
    /// Clients see the age by Date even where an edge hides Age (RFC 9111 4.2.3).</summary>
    /// <param name="world">The run.</param>
    /// <param name="shape">The document.</param>
    /// <param name="rate">Requests a second for it at all PoPs.</param>
    public static double Lifetime(World world, Shape shape, double rate)
    {
        var (lifetime, edge) = shape.OwnLifetime;
        if (lifetime <= 0 || edge <= 0)
        {
            return lifetime;
        }
        // Straight from the origin comes one of those that its nearest cache gets within a lifetime.
        var nearest = world.Spec.Topology.Shield is null ? world.Pops.MeanShare : 1;
        var expected = rate * shape.BulkWeight[0] * edge * nearest;
        var aged = lifetime < edge ? lifetime * lifetime / (2 * edge) : lifetime - edge / 2;
        return (lifetime + expected * aged) / (1 + expected);
    }
}
