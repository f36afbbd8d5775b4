using CdnLab.Model.Purging;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>Which purges each project has seen, and when each reached which edge. What an edge holds is judged by it
/// when
/// it is looked at: nothing has to be told to cells that nobody asks.</summary>
internal sealed class PurgeLedger : IDisposable
{
    /// <summary>Index that stands for the shield among PoPs.</summary>
    public const int Shield = 255;

    private const int AllDocuments = -1;

    private readonly World _world;
    private readonly PurgeWays _ways;
    private readonly long _delayMax;
    // By project: its newest purge, of number -1 if there is none.
    private readonly BigArray<PurgeMark> _newest;
    private readonly List<PurgeMark> _marks = [];

    // By shape: index of its family.
    private readonly int[] _families;
    private readonly List<byte[]> _touched = [];

    public PurgeLedger(World world)
    {
        _world = world;
        _families = [.. world.Shapes.Select(world.FamilyIndex)];
        var projects = world.Rows.OfProject.Length - 1;
        _newest = new(projects);
        for (var project = 0; project < projects; project++)
        {
            _newest[project] = new(-1, 0, 0, -1, AllDocuments, 0, PurgeMark.Everywhere, default);
        }
        _ways = new(world);
        _delayMax = _ways.DelayMax;
    }

    /// <summary>When the newest purge of a project was accepted; null: it has seen none.</summary>
    public long? NewestOf(int project) => _newest[project].Number < 0 ? null : _newest[project].At;

    /// <summary>Begins to fetch the newest purge of a row's project, if it was purged; the row is here.</summary>
    public void Prefetch(int row)
    {
        ref var found = ref _world.Rows[row];
        if (found.Purges != 0)
        {
            _newest.Prefetch(found.Project);
        }
    }

    public void Dispose() => _newest.Dispose();

    /// <summary>Makes room for so many purges more.</summary>
    public void Expect(int purges) => _marks.EnsureCapacity(_marks.Count + purges);

    /// <summary>Enters a way of purging.</summary>
    /// <param name="contents">By shape: bits of the contents that it touches.</param>
    /// <returns>Its number.</returns>
    public int AddStrategy(byte[] contents)
    {
        _touched.Add(contents);
        return _touched.Count - 1;
    }

    /// <summary>Enters a purge of a project that was accepted.</summary>
    public PurgeMark Add(int call, int project, int strategy, PurgeMode mode, long at, short edge, int document)
    {
        var mark = new PurgeMark(
            _marks.Count, call, at, _newest[project].Number, document, (short)strategy, edge, mode);
        _marks.Add(mark);
        _newest[project] = mark;
        foreach (var row in _world.Rows.Of(project))
        {
            if (!Means(mark, row))
            {
                continue;
            }
            _world.Rows[row].Purges++;
            _world.Rows[row].PurgedUntil = (uint)((at + _delayMax >> _world.UnitShift) + 1);
        }
        return mark;
    }

    /// <summary>Whether a purge means a content.</summary>
    public bool Touches(PurgeMark mark, int row, int content) => (TouchedBy(mark, row) >> content & 1) != 0;

    /// <summary>Bits of the contents that a purge means.</summary>
    public int TouchedBy(PurgeMark mark, int row) =>
        Means(mark, row) ? _touched[mark.Strategy][_world.Rows[row].Shape] : 0;

    /// <summary>Whether a purge means a row: it is one of its project, or the one document.</summary>
    public bool Means(PurgeMark mark, int row) =>
        mark.Document == AllDocuments || mark.Document == DocumentOf(row);

    /// <summary>When a purge reaches an edge; <see cref="Ticks.Never"/>: it is lost on the way there.</summary>
    public long Reaches(PurgeMark mark, int edge) => _ways.Reaches(mark, edge);

    /// <summary>The same for the first PoPs.</summary>
    public void Reaches(PurgeMark mark, Span<long> pops) => _ways.Reaches(mark, pops);

    /// <summary>A word that keeps the number of purges it has seen, as it is at an instant.</summary>
    public uint Judge(uint word, int row, int edge, long at)
    {
        if (Word.Content(word) == 0)
        {
            return word == Word.Taken ? Word.HardPurged : 0;
        }
        ref var found = ref _world.Rows[row];
        var project = found.Project;
        var unseen = found.Purges - Word.Generation(word) & 3;
        word = Word.WithGeneration(word, 0);
        for (; unseen > 0; unseen--)
        {
            // The oldest unseen first.
            var mark = Newest(project, row);
            for (var back = 1; back < unseen; back++)
            {
                mark = Before(mark, row);
            }
            word = Strike(word, mark, row, edge, at);
        }
        return word;
    }

    /// <summary>The word after a purge that has reached the edge by an instant, or will have.</summary>
    public uint Strike(uint word, PurgeMark mark, int row, int edge, long by)
    {
        var content = Word.Content(word);
        if (content == 0 || !Touches(mark, row, content))
        {
            return word;
        }
        var then = Reaches(mark, edge);
        if (then > by)
        {
            return word;
        }
        if (_world.Expiry(word) > then)
        {
            var bits = mark.Mode == PurgeMode.Soft ? Word.SoftPurged : Word.HardPurged;
            return _world.WordOf(content, then) | bits;
        }
        return mark.Mode == PurgeMode.Soft ? word : (word & ~Word.SoftPurged) | Word.HardPurged;
    }

    /// <summary>A word about to be stored, with what is on its way to the edge taken into account: struck where the
    /// edge
    /// keeps no number, else with the number of purges that it has seen.</summary>
    public uint Stored(uint word, int row, int edge, long at, bool numbered)
    {
        ref var found = ref _world.Rows[row];
        var (seen, result) = ((int)found.Purges, word);
        if (at >> _world.UnitShift > found.PurgedUntil)
        {
            return numbered ? Word.WithGeneration(result, seen) : result;
        }
        // Those on their way are all from the oldest of them on; what never comes is not on its way.
        var (back, onTheWay) = (0, 0);
        for (var mark = Newest(found.Project, row); mark.Number >= 0 && at - mark.At <= _delayMax;
            mark = Before(mark, row))
        {
            back++;
            if (Reaches(mark, edge) is var then && then > at && then != Ticks.Never)
            {
                onTheWay = back;
                result = numbered ? result : Strike(result, mark, row, edge, Ticks.Never - 1);
            }
        }
        return numbered ? Word.WithGeneration(result, seen - onTheWay) : result;
    }

    /// <summary>The newest purge of a project that means a row; number -1: there is none.</summary>
    private PurgeMark Newest(int project, int row)
    {
        var mark = _newest[project];
        return mark.Number < 0 || Means(mark, row) ? mark : Before(mark, row);
    }

    private PurgeMark Before(PurgeMark mark, int row)
    {
        do
        {
            mark = mark.Earlier < 0 ? mark with { Number = -1 } : _marks[mark.Earlier];
        }
        while (mark.Number >= 0 && !Means(mark, row));
        return mark;
    }

    /// <summary>The versions of a document are rows that follow each other.</summary>
    private int DocumentOf(int row)
    {
        ref var found = ref _world.Rows[row];
        var shape = _world.Shapes[found.Shape];
        var version = shape.Versioned ? 1 : 0;
        foreach (var other in _world.Rows.Of(found.Project))
        {
            if (other == row)
            {
                break;
            }
            version += _world.Rows[other].Shape == found.Shape ? 1 : 0;
        }
        return PurgeMark.NumberOf(_families[found.Shape], version);
    }

    /// <summary>Whether a purge that means a content reached an edge since a fetch began.</summary>
    public bool ReachedSince(long start, int row, int content, int edge, long at)
    {
        for (var mark = _newest[_world.Rows[row].Project].Number; mark >= 0; mark = _marks[mark].Earlier)
        {
            var found = _marks[mark];
            if (found.At + _delayMax < start)
            {
                return false;
            }
            if (Touches(found, row, content) && Reaches(found, edge) is var then && then > start && then <= at)
            {
                return true;
            }
        }
        return false;
    }
}
