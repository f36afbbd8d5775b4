using CdnLab.Model.Clients;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Recording;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>Requests for simple documents that a PoP passes on and the shield answers at once: nothing is under way
/// afterwards, and who asked makes no difference.</summary>
internal sealed class ShieldAnswers(World world, IUpstream upstream)
{
    private readonly bool _stripAge = world.Spec.Edge.Profile.StripAge;

    /// <summary>Ends a request at a PoP that is up and holds nothing fresh.</summary>
    /// <param name="row">Row.</param>
    /// <param name="pop">PoP.</param>
    /// <param name="url">URL asked for.</param>
    /// <param name="held">What the PoP holds; it is served once more while it may be refreshed behind the client's back.
    /// </param>
    /// <param name="at">When.</param>
    /// <param name="until">The shield's answer must be fresh until then.</param>
    /// <returns>The word that the PoP stores; null: the shield has none, or it is not stored, and nothing was done.</returns>
    public uint? End(int row, int pop, int url, uint held, long at, long until)
    {
        var shape = world.ShapeOf(row);
        var config = world.Config[pop];
        if (upstream.Find(row, shape.Edge[config][url].Url, until) is not { } found
            || !world.Stores(config, shape.Contents[found.Content]))
        {
            return null;
        }
        var content = Word.Content(held);
        var stale = content != 0 && (held & Word.HardPurged) == 0
            && at < world.Expiry(held) + shape.Contents[content].StaleAtPop;
        Count(shape, stale ? content : found.Content, stale, at);
        return world.WordOf(
            found.Content, _stripAge ? at + shape.Contents[found.Content].Lifetime : found.FreshUntil);
    }

    /// <summary>Counts a request that ends in a content.</summary>
    public void Count(Shape shape, int content, bool hit, long at) => Count(
        world.BinAt(at), shape.Weight, RedirectRule.Outcome(shape.Contents[content].Status), hit);

    /// <summary>Counts requests of a bin that a PoP answers, or the shield does.</summary>
    public static void Count(BinCounts counts, int weight, ChainOutcome outcome, bool hit)
    {
        counts.Wire += weight;
        counts.EdgeRequests += weight;
        counts.EdgeHits += hit ? weight : 0;
        counts.End(outcome, weight);
    }
}
