using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Recording;
using CdnLab.Scenarios.Simulation.Sampling;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>What every part of a run looks at: the compiled scenario, what is deployed where, and the
/// records.</summary>
internal sealed class World
{
    // By config and status code.
    private readonly bool[][] _stores;
    private readonly LoopLengths _loopLengths = new();

    private readonly int _redirector;

    public World(CompiledScenario compiled, ulong seed, SimulationOptions options)
    {
        Compiled = compiled;
        Seed = seed;
        Curve = RateCurve.Of(Spec);
        Pops = new(Spec.Topology);
        _redirector = Pops.Redirector;
        if (Pops.Count > PopsMax)
        {
            throw new CompilationException($"{Pops.Count} PoPs; a simulation follows at most {PopsMax}");
        }
        Personas = ShapeCatalogue.Personas(Spec, Spec.Clients.Mix);
        Timeouts = [.. Personas.Select(p => Ticks.Of(p.Spec.Timeout))];
        Sample = options.Sample
            ?? CatalogueSample.Whole(compiled.Catalogue.Projects.Count, Spec.Catalogue.ZipfExponent);
        Shapes = [.. Sample.Kinds.SelectMany(k => ShapeCatalogue.Of(compiled, Personas, k.Weight, k.Batch))];
        Views = NewViews();
        var longest = Shapes.SelectMany(s => s.Contents.Skip(1)).Select(c => c.Lifetime).DefaultIfEmpty().Max();
        while (((Curve.End + longest) >> UnitShift) >= 1L << Word.ExpiryBits)
        {
            UnitShift++;
        }
        Initial = [.. Shapes.Select(shape => new InitialKeys(Spec, shape))];
        Config = [.. Enumerable.Repeat(ConfigIndex(Spec.Edge.Config), Pops.Count)];
        _stores = [.. Spec.Edge.Configs.Values.Select(c => Enumerable.Range(0, 600)
            .Select(status => !c.UnstorableStatuses.Contains(status)).ToArray())];
        Down = Spec.Edge.Configs.Count;
        ShieldConfig = ConfigIndex(Spec.Edge.Config);
        Release = ReleaseIndex(Spec.Origin.Release);
        Rows = RowBuilder.Build(this, options.BulkThreshold, out var sizes);
        Sizes = sizes;
        if (sizes.AllCells > uint.MaxValue)
        {
            throw new CompilationException($"{sizes.AllCells} cells; a simulation follows at most {uint.MaxValue}");
        }
        OwnHits = RowBuilder.SetRates(this);
        OwnCaches = new(this);
        Start = new(this);
        KeptLevel = new byte[Sizes.JointRows];
        Bins = [.. Enumerable.Range(0, Curve.Bins).Select(_ => new BinCounts())];
        Counters = new(Curve, Channels);
        Loops = new(compiled.Catalogue.Projects.Count + MissingSimulated);
    }

    /// <summary>Names that do not exist and are asked for again and again, as the live generator has them.</summary>
    public const int MissingNames = 500;

    private const int PopsMax = 254;

    /// <summary>Those of them that are simulated.</summary>
    public int MissingSimulated => MissingNames / Sample.MissingWeight;

    /// <summary>What such a name is called.</summary>
    public static string MissingName(int index) => $"no-such-project-{index}";

    public ulong Seed { get; }

    public CompiledScenario Compiled { get; }

    public ScenarioSpec Spec => Compiled.Spec;

    /// <summary>The projects that are simulated.</summary>
    public CatalogueSample Sample { get; }

    public RateCurve Curve { get; }

    public PopTable Pops { get; }

    public IReadOnlyList<Persona> Personas { get; private set; }

    /// <summary>How long each persona waits for an answer, ticks.</summary>
    public long[] Timeouts { get; }

    public Shape[] Shapes { get; }

    public CellViews[] Views { get; private set; }

    public InitialKeys[] Initial { get; }

    /// <summary>What the caches hold when the run begins.</summary>
    public InitialState Start { get; }

    public ChannelList Channels { get; } = new();

    public Rows Rows { get; }

    public RowSizes Sizes { get; }

    /// <summary>By row whose keys hang together: how much of the traffic of clients with caches is executed
    /// (<see cref="KeptShare"/>).</summary>
    public byte[] KeptLevel { get; }

    /// <summary>Requests a second that clients' own caches answer, of documents that never redirect.</summary>
    public double OwnHits { get; private set; }

    /// <summary>What clients' own caches leave over.</summary>
    public OwnCaches OwnCaches { get; private set; }

    /// <summary>Edge config in force at each PoP; the number of configs: it is down.</summary>
    public int[] Config { get; }

    public int ShieldConfig { get; set; }

    public int Release { get; set; }

    /// <summary>An expiry counts in units of 2 to this power of ticks.</summary>
    public int UnitShift { get; }

    public BinCounts[] Bins { get; }

    public BulkCounters Counters { get; }

    public LoopLog Loops { get; }

    /// <summary>Client requests executed one by one so far.</summary>
    public long Individual { get; set; }

    /// <summary>Events so far.</summary>
    public long Events { get; set; }

    /// <summary>Config of an edge that is down.</summary>
    public int Down { get; }

    /// <summary>Whether a config has the guard against redirects to themselves.</summary>
    public bool Refuses(int config) => Spec.Edge.Configs.Values.ElementAt(config).RefuseSelfRedirect;

    /// <summary>What becomes of requests at a cell in a state.</summary>
    public CellView View(int row, int pop, int state)
    {
        var (views, index) = ViewsOf(row, pop);
        return views.Of(index, state);
    }

    /// <summary>The views of a cell, and which of them apply.</summary>
    public (CellViews Views, int Index) ViewsOf(int row, int pop)
    {
        ref var found = ref Rows[row];
        var level = found.Joint < 0 ? 0 : KeptLevel[found.Joint];
        var views = Views[found.Shape];
        return (views, views.IndexOf(Config[pop], pop == _redirector, level));
    }

    /// <summary>Has personas ask in other shares from now on; cells must be suspended.</summary>
    public void Remix(IReadOnlyDictionary<string, double> mix, bool redirectorDown)
    {
        Personas = ShapeCatalogue.Personas(Spec, mix, redirectorDown);
        ShapeCatalogue.Reflow(Compiled, Personas, Shapes);
        Views = NewViews();
        OwnHits = RowBuilder.SetRates(this);
        OwnCaches = new(this);
    }

    /// <summary>Until when a word answers requests: through its lifetime, and, while it is being refreshed, through its
    /// window for that.</summary>
    public long ServesUntil(int row, uint word, bool fetching)
    {
        var content = Word.Content(word);
        if (content == 0)
        {
            return 0;
        }
        var expiry = Expiry(word);
        return fetching && (word & Word.HardPurged) == 0
            ? expiry + ShapeOf(row).Contents[content].StaleAtPop
            : expiry;
    }

    public BinCounts BinAt(long at) => Bins[Math.Min(Curve.BinOf(at), Curve.Bins - 1)];

    public Shape ShapeOf(int row) => Shapes[Rows[row].Shape];

    /// <summary>The stream of a component: one's draws never shift another's.</summary>
    public RandomStream Stream(string component) => new(Seed, "simulation/" + component);

    public int ConfigIndex(string name) => IndexOf(Spec.Edge.Configs.Keys, name);

    public int FamilyIndex(Shape shape) => IndexOf(Spec.Families.Select(f => f.Name), shape.Family.Name);

    public int ReleaseIndex(string name) => IndexOf(Spec.Origin.Releases.Keys, name);

    /// <summary>Whether a config stores an answer.</summary>
    public bool Stores(int config, Content content) =>
        content.Storable && (config == Down || _stores[config][content.Status]);

    public long Expiry(uint word) => Word.ExpiryUnits(word) << UnitShift;

    public uint WordOf(int content, long expiry) => Word.Make(content, Math.Max(0, expiry) >> UnitShift);

    private CellViews[] NewViews()
    {
        var refuses = Spec.Edge.Configs.Values.Select(c => c.RefuseSelfRedirect).ToArray();
        return [.. Shapes.Select(shape => new CellViews(shape, Personas, Channels, refuses, _loopLengths))];
    }

    private static int IndexOf(IEnumerable<string> names, string name) =>
        names.Select((n, i) => (n, i)).First(p => p.n == name).i;
}
