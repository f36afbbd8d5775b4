using CdnLab.Scenarios.Simulation.Cells;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>What holds after each event of a run, or the engine has a bug.</summary>
internal sealed class Invariants(World world, PopCells cells)
{
    private long _events;

    /// <summary>Checks the cell that an event concerned, and what is counted.</summary>
    /// <exception cref="InvalidOperationException">Something does not hold.</exception>
    public void Check(int row, int pop)
    {
        Require(world.Events > _events, "an event is counted");
        _events = world.Events;
        if (row >= 0)
        {
            CheckCell(row, pop);
        }
    }

    private void CheckCell(int row, int pop)
    {
        var bulk = cells.Bulk;
        var next = bulk.Next(row, pop);
        var keys = world.Rows[row].Keys;
        var fetches = Enumerable.Range(0, keys).Count(key => cells.FetchOf(row, pop, key) is not null);
        if (world.Rows[row].Joint < 0)
        {
            Require(next == NextBins.Fetching == fetches > 0, $"row {row}, PoP {pop}: a fetch under way is marked");
        }
        Require(next != NextBins.Due || world.Rows[row].Joint >= 0, $"row {row}, PoP {pop}: the next miss is drawn");
        if (next <= NextBins.BinMax)
        {
            Require(next > bulk.Schedule.Open, $"row {row}, PoP {pop}: the next miss lies ahead");
            Require(world.Rows[row].Due <= next, $"row {row}: it is looked at before its next miss");
        }
        for (var key = 0; key < keys; key++)
        {
            var content = Word.Content(bulk.Word(row, pop, key));
            Require(
                content < world.ShapeOf(row).Contents.Length
                    && (content == 0 || world.ShapeOf(row).Contents[content].Storable),
                $"row {row}, PoP {pop}, key {key}: what is stored may be stored");
        }
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"the simulation is inconsistent, it should hold: {what}");
        }
    }
}
