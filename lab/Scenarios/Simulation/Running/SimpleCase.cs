using CdnLab.Model.Clients;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>What requests for a simple document come to at the PoPs of one config: looked up once for all of them, for
/// each shape, and apart for the redirector's PoP.</summary>
internal sealed class SimpleCase
{
    private readonly CellViews _views;
    private readonly int _config;
    private readonly bool _atRedirector;

    // By content: the channels of the requests that it answers, once they were asked for.
    private readonly (int Channel, double Weight)[]?[] _ended = new (int, double)[]?[Shape.StorableMax + 1];

    public SimpleCase(World world, int shape, int config, bool atRedirector)
    {
        (_views, _config, _atRedirector) = (world.Views[shape], config, atRedirector);
        Shape = world.Shapes[shape];
        Outcomes = [.. Shape.Contents.Select(c => c is null ? default : RedirectRule.Outcome(c.Status))];
        if (config == world.Down)
        {
            MissWeight = _views.Of(config, atRedirector, 0, 0).MissWeight;
            return;
        }
        var kind = atRedirector ? 1 : 0;
        MissWeight = Shape.BulkWeight[kind];
        Upstream = Shape.Bulk[kind] is [var flow, ..] ? Shape.Edge[config][flow.Url].Url : -1;
        for (var content = 1; content < Shape.Contents.Length; content++)
        {
            Stored |= world.Stores(config, Shape.Contents[content]) ? 1 << content : 0;
        }
    }

    public Shape Shape { get; }

    /// <summary>Weight of the requests that find nothing fresh while that is so: all of them, or, at a PoP that is
    /// down, those that their clients will repeat.</summary>
    public double MissWeight { get; }

    /// <summary>Index of the URL that the next tier is asked for.</summary>
    public int Upstream { get; }

    /// <summary>Bits of the contents that are stored.</summary>
    public int Stored { get; }

    /// <summary>By content: what a request ends in.</summary>
    public ChainOutcome[] Outcomes { get; }

    /// <summary>The channels of the requests that a content answers, with their weights.</summary>
    public (int Channel, double Weight)[] Ended(int content) =>
        _ended[content] ??= _views.Of(_config, _atRedirector, 0, content).Ended;
}
