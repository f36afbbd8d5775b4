using CdnLab.Model.Purging;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Timeline;

/// <summary>What an accepted purge does to the cells of a project.</summary>
internal sealed class PurgeStrikes(World world, PopCells cells, Shield? shield, PurgeLedger ledger)
{
    // By PoP: when the purge reaches it, for the first so many.
    private readonly long[] _reach = new long[world.Pops.Count];
    private int _known;

    /// <summary>Fresh responses that redirect nowhere and were taken, in cells in bulk.</summary>
    public long CleanTaken { get; private set; }

    /// <summary>Has a purge take effect: at once or soon, at each PoP when it arrives there.</summary>
    public void Apply(PurgeMark mark, int project, long at)
    {
        _known = 0;
        foreach (var row in world.Rows.Of(project))
        {
            if (!ledger.Means(mark, row))
            {
                continue;
            }
            var touched = ledger.TouchedBy(mark, row);
            if (touched != 0 && _known < world.Rows[row].Bulk)
            {
                // The rows of a project are much alike: one knows what the others will ask for.
                _known = world.Rows[row].Bulk;
                ledger.Reaches(mark, _reach.AsSpan(0, _known));
            }
            if (world.Rows[row].Joint < 0)
            {
                StrikeSimple(mark, row, touched, at);
            }
            for (var pop = 0; world.Rows[row].Joint >= 0 && pop < world.Rows[row].Bulk; pop++)
            {
                Strike(mark, row, pop, at);
            }
            if (cells.Bounded && mark.Mode == PurgeMode.Hard)
            {
                Drop(mark, row, at);
            }
            if (world.Rows[row].Purges >= 3)
            {
                // Cells that are not in bulk count the purges they have seen in two bits; one more may be on its way.
                cells.Normalize(row, at);
                shield?.Normalize(row, at);
            }
        }
    }

    /// <summary>Where room is scarce a hard purge makes some at once, a little before it reaches the PoP.</summary>
    private void Drop(PurgeMark mark, int row, long at)
    {
        for (var pop = 0; pop < world.Pops.Count; pop++)
        {
            for (var key = 0; key < world.Rows[row].Keys; key++)
            {
                var word = cells.Read(row, pop, key, at);
                if (Word.Content(word) != 0 && ledger.Touches(mark, row, Word.Content(word))
                    && ledger.Reaches(mark, pop) != Ticks.Never)
                {
                    cells.Drop(row, pop, key);
                }
            }
        }
    }

    /// <summary>Whether a cell holds anything that the purge means.</summary>
    private bool Holds(PurgeMark mark, int row, int pop, int keys)
    {
        for (var key = 0; key < keys; key++)
        {
            var word = cells.Bulk.Word(row, pop, key);
            if (Word.Content(word) != 0 && ledger.Touches(mark, row, Word.Content(word)))
            {
                return true;
            }
        }
        return false;
    }

    private void StrikeSimple(PurgeMark mark, int row, int touched, long at)
    {
        var shape = world.ShapeOf(row);
        var simple = cells.Bulk.Simple(row);
        var groups = touched == 0 ? 0 : Rows.Groups(world.Rows[row].Bulk);
        for (var group = 0; group < groups; group++)
        {
            var struck = world.Rows.CellsOf(row, group);
            for (var place = 0; place < struck.Count; place++)
            {
                var pop = struck.First + place;
                ref var word = ref struck.Word(place);
                var content = Word.Content(word);
                if ((touched >> content & 1) == 0 || _reach[pop] is var then && then == Ticks.Never)
                {
                    continue;
                }
                if (world.Expiry(word) <= then)
                {
                    word = mark.Mode == PurgeMode.Hard ? (word & ~Word.SoftPurged) | Word.HardPurged : word;
                }
                else if (world.Config[pop] != world.Down && struck.Next(place) != NextBins.Fetching)
                {
                    CleanTaken += shape.Contents[content].Target < 0 ? shape.Weight : 0;
                    simple.Shorten(struck, place, world.WordOf(content, then) | BitsOf(mark));
                }
                else
                {
                    Strike(mark, row, pop, at);
                }
            }
        }
        simple.Enter();
    }

    private void Strike(PurgeMark mark, int row, int pop, long at)
    {
        var bulk = cells.Bulk;
        var shape = world.ShapeOf(row);
        if (!Holds(mark, row, pop, shape.Keys.Length))
        {
            return;
        }
        var then = _reach[pop];
        var changes = false;
        for (var key = 0; key < shape.Keys.Length; key++)
        {
            ref var word = ref bulk.Word(row, pop, key);
            if (then == Ticks.Never || Word.Content(word) == 0 || !ledger.Touches(mark, row, Word.Content(word)))
            {
                continue;
            }
            if (world.Expiry(word) > then)
            {
                changes = true;
            }
            else if (mark.Mode == PurgeMode.Hard)
            {
                word = (word & ~Word.SoftPurged) | Word.HardPurged;
            }
        }
        if (changes)
        {
            Shorten(mark, row, pop, then, at);
        }
    }

    private void Shorten(PurgeMark mark, int row, int pop, long then, long at)
    {
        var bulk = cells.Bulk;
        bulk.Suspend(row, pop, at);
        for (var key = 0; key < world.Rows[row].Keys; key++)
        {
            ref var word = ref bulk.Word(row, pop, key);
            if (Word.Content(word) != 0 && world.Expiry(word) > then && ledger.Touches(mark, row, Word.Content(word)))
            {
                var shape = world.ShapeOf(row);
                CleanTaken += shape.Contents[Word.Content(word)].Target < 0 ? shape.Weight : 0;
                word = world.WordOf(Word.Content(word), then) | BitsOf(mark);
            }
        }
        bulk.Resume(row, pop, at);
    }

    private static uint BitsOf(PurgeMark mark) => mark.Mode == PurgeMode.Soft ? Word.SoftPurged : Word.HardPurged;
}
