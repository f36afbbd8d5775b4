using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Clients;

/// <summary>Requests for simple documents at cells that are not in bulk, where nothing more happens than that the PoP
/// answers, or the shield does: all of it in one step.</summary>
internal sealed class SimpleRequests(World world, PopCells cells, ShieldAnswers shield, PurgeLedger purges)
{
    /// <summary>Executes a request, if it is of that kind.</summary>
    /// <returns>Whether it did.</returns>
    public bool Execute(Flow flow, int row, int pop, long at)
    {
        ref var found = ref world.Rows[row];
        if (found.Joint >= 0 || pop < found.Bulk || world.Config[pop] == world.Down || cells.Bounded)
        {
            return false;
        }
        var held = cells.Read(row, pop, 0, at);
        if (Word.Content(held) is var content and not 0 && at < world.Expiry(held))
        {
            shield.Count(world.Shapes[found.Shape], content, true, at);
        }
        else if (cells.FetchOf(row, pop, 0) is null && shield.End(row, pop, flow.Url, held, at, at) is { } word)
        {
            world.Rows.Other(row, pop, 0) = purges.Stored(word, row, pop, at, numbered: true);
        }
        else
        {
            return false;
        }
        world.Individual++;
        return true;
    }
}
