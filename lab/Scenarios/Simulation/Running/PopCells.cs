using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>The cells of all PoPs, however they are kept: those in bulk, and those executed one by one.</summary>
internal sealed class PopCells(World world, BulkCells bulk, PurgeLedger purges)
{
    // A row and one of its keys in one number.
    private const int EntryBits = 2;
    private readonly Dictionary<long, PopFetch> _fetches = [];
    private readonly SieveQueue[] _sieves = world.Spec.Topology.CapacityObjects is { } capacity
        ? [.. world.Pops.Names.Select(_ => new SieveQueue((int)capacity))] : [];
    private readonly RandomStream _random = world.Stream("initial/sparse");

    public BulkCells Bulk => bulk;

    /// <summary>When each PoP lost all that it held; 0: never.</summary>
    public long[] Cleared { get; } = new long[world.Pops.Count];

    /// <summary>Whether PoPs hold a bounded number of responses.</summary>
    public bool Bounded => _sieves.Length > 0;

    /// <summary>A look-up found a stored response.</summary>
    public void Touch(int row, int pop, int key)
    {
        if (Bounded)
        {
            _sieves[pop].Touch(Entry(row, key));
        }
    }

    /// <summary>The fetch under way for a key, or null.</summary>
    public PopFetch? FetchOf(int row, int pop, int key) => _fetches.GetValueOrDefault(Number(row, pop, key));

    /// <summary>What a key holds; the purge bits say how it was purged.</summary>
    public uint Read(int row, int pop, int key, long at)
    {
        if (bulk.Holds(row, pop))
        {
            return bulk.Word(row, pop, key);
        }
        ref var word = ref world.Rows.Other(row, pop, key);
        if (word == 0)
        {
            word = First(row, pop, key);
        }
        return purges.Judge(word, row, pop, at);
    }

    /// <summary>Puts a word under a key.</summary>
    public void Write(int row, int pop, int key, uint word, long at)
    {
        if (bulk.Holds(row, pop))
        {
            bulk.Suspend(row, pop, at);
            bulk.Word(row, pop, key) = purges.Stored(word, row, pop, at, numbered: false);
            bulk.Resume(row, pop, at);
            return;
        }
        Store(row, pop, key, word, at);
    }

    /// <summary>Fills a simple cell in bulk that holds nothing fresh.</summary>
    public void Refill(int row, int pop, uint word, long at) =>
        bulk.Refill(row, pop, purges.Stored(word, row, pop, at, numbered: false), at);

    /// <summary>Forgets what was purged under a key; nothing was served from it.</summary>
    public void Forget(int row, int pop, int key)
    {
        if (bulk.Holds(row, pop))
        {
            bulk.Word(row, pop, key) = 0;
            return;
        }
        Drop(row, pop, key);
    }

    /// <summary>Takes what is stored under a key of a cell that is not in bulk.</summary>
    public void Drop(int row, int pop, int key)
    {
        world.Rows.Other(row, pop, key) = Word.Nothing;
        if (Bounded)
        {
            _sieves[pop].Remove(Entry(row, key));
        }
    }

    /// <summary>Begins a fetch: others wait for it.</summary>
    public void Begin(PopFetch fetch, long at)
    {
        _fetches.Add(Number(fetch.Row, fetch.Pop, fetch.Key), fetch);
        if (bulk.Holds(fetch.Row, fetch.Pop))
        {
            bulk.Suspend(fetch.Row, fetch.Pop, at);
            bulk.SetFetching(fetch.Row, fetch.Pop, fetch.Key, true);
            bulk.Resume(fetch.Row, fetch.Pop, at);
        }
    }

    /// <summary>Ends a fetch; null: it leaves the key as it is.</summary>
    public void End(PopFetch fetch, uint? word, long at)
    {
        var (row, pop, key) = (fetch.Row, fetch.Pop, fetch.Key);
        if (!fetch.Shared)
        {
            return;
        }
        _fetches.Remove(Number(row, pop, key));
        if (bulk.Holds(row, pop))
        {
            bulk.Suspend(row, pop, at);
            bulk.SetFetching(row, pop, key, false);
            if (word is { } stored)
            {
                bulk.Word(row, pop, key) = purges.Stored(stored, row, pop, at, numbered: false);
            }
            bulk.Resume(row, pop, at);
        }
        else if (word is { } stored)
        {
            Store(row, pop, key, stored, at);
        }
    }

    /// <summary>What becomes of requests at a cell as it stands.</summary>
    public CellView View(int row, int pop, long at, out int state)
    {
        state = StateOf(row, pop, at);
        return world.View(row, pop, state);
    }

    /// <summary>The fetches under way at a PoP.</summary>
    public IReadOnlyList<PopFetch> FetchesAt(int pop) =>
        [.. _fetches.Values.Where(f => f.Pop == pop).OrderBy(f => f.Start).ThenBy(f => f.Row).ThenBy(f => f.Key)];

    /// <summary>Takes everything from a PoP.</summary>
    public void Clear(int pop, long at)
    {
        Cleared[pop] = Math.Max(1, at);
        foreach (var row in world.Rows.All)
        {
            var keys = world.Rows[row].Keys;
            for (var key = 0; key < keys; key++)
            {
                if (bulk.Holds(row, pop))
                {
                    bulk.Word(row, pop, key) = 0;
                }
                else
                {
                    Drop(row, pop, key);
                }
            }
        }
    }

    /// <summary>Rewrites what a row's cells that are not in bulk hold, before they have missed more purges than they count.
    /// </summary>
    public void Normalize(int row, long at)
    {
        var keys = world.Rows[row].Keys;
        for (var pop = (int)world.Rows[row].Bulk; pop < world.Pops.Count; pop++)
        {
            for (var key = 0; key < keys; key++)
            {
                var word = Read(row, pop, key, at);
                if ((word & Word.HardPurged) != 0)
                {
                    world.Rows.Other(row, pop, key) = Word.Taken;
                }
                else if (Word.Content(word) != 0)
                {
                    world.Rows.Other(row, pop, key) = purges.Stored(word, row, pop, at, numbered: true);
                }
            }
        }
    }

    private int StateOf(int row, int pop, long at)
    {
        if (bulk.Holds(row, pop))
        {
            return bulk.Segment(row, pop, at).State;
        }
        var (keys, state) = (world.Rows[row].Keys, 0);
        for (var key = 0; key < keys; key++)
        {
            var word = Read(row, pop, key, at);
            if (at < world.ServesUntil(row, word, false))
            {
                state |= Word.Content(word) << (4 * key);
            }
            else if (FetchOf(row, pop, key) is not null)
            {
                var serves = at < world.ServesUntil(row, word, true);
                state |= (serves ? Word.Content(word) : CellViews.Fetching) << (4 * key);
            }
        }
        return state;
    }

    /// <summary>What a cell that nobody has looked at has held since the beginning. A bounded cache is filled by the
    /// warm-up alone.</summary>
    private uint First(int row, int pop, int key)
    {
        var word = Cleared[pop] > 0 || Bounded ? 0 : world.Start.AtPop(row, pop, key, _random);
        return Word.Content(word) == 0 ? Word.Nothing : word;
    }

    private void Store(int row, int pop, int key, uint word, long at)
    {
        if (Bounded)
        {
            if (_sieves[pop].MakeRoom() is { } dropped)
            {
                world.Rows.Other((int)(dropped >> EntryBits), pop, (int)dropped & (Shape.KeysMax - 1)) = Word.Nothing;
            }
            _sieves[pop].Add(Entry(row, key));
        }
        world.Rows.Other(row, pop, key) = purges.Stored(word, row, pop, at, numbered: true);
    }

    private static uint Entry(int row, int key) => ((uint)row << EntryBits) | (uint)key;

    private static long Number(int row, int pop, int key) => ((long)row << 16) | (uint)(pop << 8) | (uint)key;
}
