using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>The views of one shape, made when they are first needed.</summary>
internal sealed class CellViews
{
    /// <summary>State of a key that is being fetched; 0: not fresh; else the content that is stored fresh.</summary>
    public const int Fetching = 8;

    // Bits of a state that choose a view within a page.
    private const int StateBits = 2 * Shape.KeysMax;
    private readonly Shape _shape;
    private readonly IReadOnlyList<Persona> _personas;
    private readonly ChannelList _channels;
    private readonly bool[] _refuses;
    private readonly LoopLengths _loops;

    // By config and level, then by two keys of the state, and the other two.
    private readonly CellView?[]?[]?[] _views;

    /// <param name="shape">The shape.</param>
    /// <param name="personas">The personas of the run.</param>
    /// <param name="channels">The channels of the run.</param>
    /// <param name="refuses">By config: whether it refuses redirects to themselves.</param>
    /// <param name="loops">How far clients go round, of all shapes of the run.</param>
    public CellViews(
        Shape shape, IReadOnlyList<Persona> personas, ChannelList channels, bool[] refuses, LoopLengths loops)
    {
        (_shape, _personas, _channels, _refuses, _loops) = (shape, personas, channels, refuses, loops);
        _views = new CellView?[]?[(shape.Edge.Length + 1) * 2 * KeptShare.Levels.Length][];
    }

    /// <summary>The config of an edge that is down.</summary>
    public int Down => _shape.Edge.Length;

    /// <summary>The view of a cell.</summary>
    /// <param name="config">Config in force.</param>
    /// <param name="atRedirector">Whether the redirector asks at this PoP.</param>
    /// <param name="level">Which share of clients' caches may hold something (<see cref="KeptShare"/>).</param>
    /// <param name="state">Four bits a key.</param>
    public CellView Of(int config, bool atRedirector, int level, int state) =>
        Of(IndexOf(config, atRedirector, level), state);

    /// <summary>Stands for all but the state.</summary>
    public int IndexOf(int config, bool atRedirector, int level) =>
        (level * (_shape.Edge.Length + 1) + config) * 2 + (atRedirector ? 1 : 0);

    /// <summary>The view of a cell in a state.</summary>
    public CellView Of(int index, int state)
    {
        if (_views[index]?[state >> StateBits] is { } views && views[state & ((1 << StateBits) - 1)] is { } view)
        {
            return view;
        }
        var (config, level) = (index / 2 % (_shape.Edge.Length + 1), index / 2 / (_shape.Edge.Length + 1));
        view = Make(config, _shape.Bulk[index % 2], KeptShare.Levels[level], state);
        var pages = _views[index] ??= new CellView?[]?[1 << StateBits];
        var page = pages[state >> StateBits] ??= new CellView?[1 << StateBits];
        page[state & ((1 << StateBits) - 1)] = view;
        return view;
    }

    /// <summary>Whether a persona's own caches take part: they keep redirects, or answer before the PoP does.</summary>
    public bool HasCache(int persona) => !_shape.Simple && _personas[persona].Spec.Cache != ClientCacheMode.None;

    /// <summary>Whether a persona's own caches keep redirects, so that what a request ends in changes what comes next.
    /// </summary>
    public bool Keeps(int persona) =>
        !_shape.Simple && _personas[persona].Spec.Cache == ClientCacheMode.PermanentRedirects;

    private CellView Make(int config, Flow[] flows, double kept, int state)
    {
        var walks = new Walk[_shape.Urls.Length];
        for (var url = 0; url < walks.Length; url++)
        {
            walks[url] = config == Down ? new(WalkKind.End, 1, 0, url, -1, ChainOutcome.ServerError)
                : WalkFrom(url, config, state);
        }
        var own = Enumerable.Range(0, flows.Length).ToLookup(i => HasCache(flows[i].Persona) && !Keeps(flows[i].Persona));
        var parts = own[true].Select(i => new OwnPart(
            flows[i], Make(config, flows, [i], kept, state, walks, [], []),
            _channels.IndexOf(new(ChainOutcome.Ok, 0, 0, _shape.Weight))));
        var keeping = flows.Where(flow => Keeps(flow.Persona))
            .Select(flow => new KeptWalks(_shape, _personas[flow.Persona], flow, config, state, walks, _channels));
        return Make(config, flows, own[false], kept, state, walks, [.. parts], [.. keeping]);
    }

    private CellView Make(
        int config, Flow[] flows, IEnumerable<int> asking, double kept, int state, Walk[] walks, OwnPart[] own,
        KeptWalks[] keeping)
    {
        var ended = new Dictionary<int, double>();
        var (misses, waits, loops) = (new List<Stop>(), new List<Stop>(), 0.0);
        foreach (var i in asking)
        {
            var (flow, walk) = (flows[i], walks[flows[i].Url]);
            var persona = _personas[flow.Persona];
            var share = ExecutedShare(persona, Keeps(flow.Persona), kept, walk);
            if (share > 0)
            {
                var count = walk.Kind is WalkKind.End or WalkKind.Loop ? _shape.Batch : 1;
                misses.Add(new(i, flow.Weight * share / count, walk, share, count, Array.Find(keeping, k => k.Flow == flow)));
            }
            var weight = flow.Weight * (1 - share);
            if (weight > 0 && walk.Kind == WalkKind.Wait)
            {
                waits.Add(new(i, weight, walk, 1));
            }
            else if (weight > 0)
            {
                var channel = ChannelOf(persona, walk, config, state);
                loops += walk.Kind == WalkKind.Loop && !persona.Indirect ? weight : 0;
                ended[channel] = ended.GetValueOrDefault(channel) + weight;
            }
        }
        return new()
        {
            Walks = walks,
            Ended = [.. ended.OrderBy(e => e.Key).Select(e => (e.Key, e.Value))],
            Misses = [.. misses],
            Waits = [.. waits],
            MissWeight = misses.Sum(m => m.Weight),
            LoopWeight = loops,
            Own = own,
            Keeping = keeping,
        };
    }

    /// <summary>Which share of a flow's requests is executed one by one.</summary>
    private static double ExecutedShare(Persona persona, bool keeps, double kept, Walk walk) =>
        walk.Kind is WalkKind.Miss or WalkKind.Pass ? 1
            // A cache that keeps redirects changes by any.
            : keeps && (walk.Kind == WalkKind.Loop || walk.Wire > (walk.Kind == WalkKind.End ? 1 : 0)) ? 1
            : walk.Kind != WalkKind.Wait && IsRepeated(persona, walk) ? 1
            : keeps ? kept : 0;

    /// <summary>Whether clients ask again after what a walk ends in: such requests are executed one by one.</summary>
    private static bool IsRepeated(Persona persona, Walk walk)
    {
        var loops = walk.Kind == WalkKind.Loop || walk.Wire > persona.Rules.RequestsMax;
        return RetryRule.Next(persona.Spec, persona.Seen(loops ? ChainOutcome.Looped : walk.Outcome), 0) is not null;
    }

    /// <summary>The channel of a persona's requests whose walk ends or loops.</summary>
    private int ChannelOf(Persona persona, Walk walk, int config, int state)
    {
        if (walk.Kind == WalkKind.Loop)
        {
            var (wire, hits) = LoopOf(persona, walk.Url, 0, walk.Url, config, state);
            return _channels.IndexOf(new(persona.Seen(ChainOutcome.Looped), persona.Wire(wire), hits, _shape.Weight));
        }
        return walk.Wire > persona.Rules.RequestsMax
            ? _channels.IndexOf(new(
                persona.Seen(ChainOutcome.Looped), persona.Wire(walk.Wire - 1), walk.Hits - 1, _shape.Weight))
            : _channels.IndexOf(new(
                persona.Seen(walk.Outcome), persona.Wire(walk.Wire), walk.Hits, _shape.Weight));
    }

    /// <summary>How far a persona goes from a URL that leads into a loop, some requests having been made
    /// before.</summary>
    public (int Wire, int Hits) LoopOf(Persona persona, int first, int before, int url, int config, int state) =>
        _loops.Of(
            new(_shape.Class, _shape.Gzip, persona.Spec.Name, first, before, url, config, state), persona,
            at => Next(at, config, state));

    private (int Target, bool Hit) Next(int url, int config, int state)
    {
        var step = _shape.Edge[config][url];
        return step.Outcome == EdgeRequestOutcome.Redirect
            ? (step.Target, false)
            : (_shape.Contents[(state >> (4 * step.Key)) & 15].Target, true);
    }

    private Walk WalkFrom(int start, int config, int state)
    {
        var (url, wire, hits, seen) = (start, 0, 0, 0UL);
        while (true)
        {
            if ((seen & (1UL << url)) != 0)
            {
                return new(WalkKind.Loop, wire, hits, start, -1, ChainOutcome.Looped);
            }
            seen |= 1UL << url;
            var step = _shape.Edge[config][url];
            var target = step.Target;
            var status = step.Status;
            if (step.Outcome == EdgeRequestOutcome.Pass)
            {
                return new(WalkKind.Pass, wire, hits, url, -1, default);
            }
            if (step.Outcome == EdgeRequestOutcome.Lookup)
            {
                var key = (state >> (4 * step.Key)) & 15;
                if (key == Fetching || key == 0 || Refused(config, step.Key, _shape.Contents[key].Target))
                {
                    var kind = key == Fetching ? WalkKind.Wait : WalkKind.Miss;
                    return new(kind, wire, hits, url, step.Key, default);
                }
                hits++;
                (target, status) = (_shape.Contents[key].Target, _shape.Contents[key].Status);
            }
            wire++;
            if (target < 0)
            {
                return new(WalkKind.End, wire, hits, url, -1, RedirectRule.Outcome(status));
            }
            url = target;
        }
    }

    /// <summary>A stored redirect that leads back to its own key, where the config does not serve such.</summary>
    private bool Refused(int config, int key, int target) =>
        target >= 0 && _refuses[config] && _shape.Edge[config][target].Key == key;
}
