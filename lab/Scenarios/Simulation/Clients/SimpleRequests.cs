using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Clients;

/// <summary>Requests for simple documents at cells that are not in bulk, where nothing more happens than that the PoP
/// answers, or the shield does: all of it in one step.</summary>
internal sealed class SimpleRequests(World world, PopCells cells, IUpstream upstream, PurgeLedger purges)
{
    private readonly bool _stripAge = world.Spec.Edge.Profile.StripAge;

    /// <summary>Executes a request, if it is of that kind.</summary>
    /// <returns>Whether it did.</returns>
    public bool Execute(Flow flow, int row, int pop, long at)
    {
        ref var found = ref world.Rows[row];
        var config = world.Config[pop];
        if (found.Joint >= 0 || pop < found.Bulk || config == world.Down || cells.Bounded)
        {
            return false;
        }
        var shape = world.Shapes[found.Shape];
        var step = shape.Edge[config][flow.Url];
        if (step.Outcome != EdgeRequestOutcome.Lookup)
        {
            return false;
        }
        var word = cells.Read(row, pop, 0, at);
        var answer = Word.Content(word);
        var fresh = answer != 0 && at < world.Expiry(word);
        var hit = fresh || (answer != 0 && (word & Word.HardPurged) == 0
            && at < world.Expiry(word) + shape.Contents[answer].StaleAtPop);
        if (!fresh)
        {
            if (cells.FetchOf(row, pop, 0) is not null || upstream.Find(row, step.Url, at) is not { } stored
                || !world.Stores(config, shape.Contents[stored.Content]))
            {
                return false;
            }
            answer = hit ? answer : stored.Content;
            if (IsRepeated(flow, shape, answer))
            {
                return false;
            }
            var until = _stripAge ? at + shape.Contents[stored.Content].Lifetime : stored.FreshUntil;
            word = world.WordOf(stored.Content, until);
            world.Rows.Other(row, pop, 0) = purges.Stored(word, row, pop, at, numbered: true);
        }
        else if (IsRepeated(flow, shape, answer))
        {
            return false;
        }
        var counts = world.BinAt(at);
        world.Individual++;
        counts.Wire++;
        counts.EdgeRequests++;
        counts.EdgeHits += hit ? 1 : 0;
        counts.End(RedirectRule.Outcome(shape.Contents[answer].Status), 1);
        return true;
    }

    private bool IsRepeated(Flow flow, Shape shape, int answer) => RetryRule.Next(
        world.Personas[flow.Persona].Spec, RedirectRule.Outcome(shape.Contents[answer].Status), 0) is not null;
}
