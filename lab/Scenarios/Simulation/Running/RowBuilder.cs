using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>Makes the rows of a run, and decides which of their cells pay to be simulated in bulk.</summary>
internal sealed class RowBuilder
{
    private readonly World _world;
    private readonly double _threshold;
    private readonly Rows? _rows;
    private readonly int[] _ofProject;
    private long _bytes;
    private long _cells;
    private int _joint;
    private int _row;
    private int _keys;

    private RowBuilder(World world, double threshold, Rows? rows)
    {
        (_world, _threshold, _rows) = (world, threshold, rows);
        _ofProject = new int[world.Compiled.Catalogue.Projects.Count + world.MissingSimulated + 1];
        Add();
    }

    /// <summary>Makes them: once to measure them, once to place them.</summary>
    public static Rows Build(World world, double threshold, out RowSizes sizes)
    {
        var measured = new RowBuilder(world, threshold, null);
        SpareMemory.GiveBack(measured._bytes);
        var rows = new Rows(measured._bytes);
        var placed = new RowBuilder(world, threshold, rows);
        rows.OfProject = placed._ofProject;
        sizes = new(placed._cells, (long)placed._keys * world.Pops.Count, placed._joint);
        return rows;
    }

    private void Add()
    {
        var projects = _world.Compiled.Catalogue.Projects;
        var sample = _world.Sample;
        var shapes = Enumerable.Range(0, _world.Shapes.Length)
            .ToLookup(s => (_world.Shapes[s].Class.Name, (_world.Shapes[s].Weight, _world.Shapes[s].Batch)));
        var byClass = Enum.GetValues<NameClass>()
            .SelectMany(c => sample.Kinds, (c, kind) => (c, kind))
            .ToDictionary(key => key, key => shapes[key].ToArray());
        for (var i = 0; i < projects.Count; i++)
        {
            _ofProject[i] = _row;
            if (sample.WeightOf(i) > 0)
            {
                var shape = byClass[(NameClasses.Of(projects[i]), sample.KindOf(i))];
                Add(i, sample.PopularityOf(i), shape, projects[i].Versions);
            }
        }
        for (var i = 0; i < _world.MissingSimulated; i++)
        {
            _ofProject[projects.Count + i] = _row;
            Add(projects.Count + i, 1.0 / World.MissingNames, byClass[(NameClass.Missing, (sample.MissingWeight, 1))], 1);
        }
        _ofProject[^1] = _row;
    }

    private void Add(int project, double popularity, int[] shapes, int versions)
    {
        foreach (var s in shapes)
        {
            var shape = _world.Shapes[s];
            var count = shape.Versioned ? versions : 1;
            for (var version = 0; version < count; version++)
            {
                Add(project, s, shape, _world.Spec.Clients.Rate * popularity / count);
            }
        }
    }

    private void Add(int project, int index, Shape shape, double rate)
    {
        var pops = _world.Pops;
        var bulk = BulkPops(_world.Spec, pops, shape, rate, _threshold);
        var keys = shape.Keys.Length;
        var size = Rows.SizeOf(_row, keys, bulk, !shape.Simple, pops.Count);
        if (_rows is { } rows)
        {
            ref var row = ref rows[_row];
            (row.Shape, row.Project, row.Shield) = ((ushort)index, project, _keys);
            (row.Size, row.Cells) = (Rows.Units(size), (byte)(Rows.CellsAt(keys, bulk) / 4));
            row.Others = (ushort)(Rows.OthersAt(keys, bulk, !shape.Simple) / 4);
            (row.Joint, row.Bulk, row.Keys) = (shape.Simple ? -1 : _joint, (byte)bulk, (byte)keys);
        }
        _joint += shape.Simple ? 0 : 1;
        _bytes += size;
        _cells += bulk;
        _keys += keys;
        _row = Rows.After(_row, size);
    }

    /// <summary>PoPs at which a row is simulated in bulk: those with enough requests within a lifetime.</summary>
    public static int BulkPops(ScenarioSpec spec, PopTable pops, Shape shape, double rate, double threshold)
    {
        var expected = rate * shape.BulkWeight[0] * Ticks.Seconds(shape.LongestStored);
        return expected > 0 && spec.Topology.CapacityObjects is null ? pops.AtLeast(threshold / expected) : 0;
    }

    /// <summary>Sets the rate of each row: where nothing redirects, clients' own caches thin it.</summary>
    /// <returns>Requests a second that they answer.</returns>
    public static double SetRates(World world)
    {
        var projects = world.Compiled.Catalogue.Projects;
        var own = 0.0;
        for (var project = 0; project < world.Rows.OfProject.Length - 1; project++)
        {
            var known = project < projects.Count;
            var popularity = known ? world.Sample.PopularityOf(project) : 1.0 / World.MissingNames;
            foreach (var row in world.Rows.Of(project))
            {
                var shape = world.ShapeOf(row);
                var versions = shape.Versioned && known ? projects[project].Versions : 1;
                var rate = world.Spec.Clients.Rate * popularity / versions;
                var passing = shape.Simple ? Passing(world, shape, rate) : 1;
                own += shape.Weight * rate * shape.BulkWeight[0] * (1 - passing);
                world.Rows[row].Rate = (float)(rate * passing);
            }
        }
        return own;
    }

    /// <summary>Share of the requests that clients' own caches leave over.</summary>
    private static double Passing(World world, Shape shape, double rate)
    {
        var lifetime = OwnCaches.Lifetime(world, shape, rate);
        return shape.BulkWeight[0] <= 0 || lifetime <= 0 ? 1
            : shape.Bulk[0].Sum(f => f.Weight * world.Personas[f.Persona].Passing(rate * f.Weight, lifetime))
                / shape.BulkWeight[0];
    }
}
