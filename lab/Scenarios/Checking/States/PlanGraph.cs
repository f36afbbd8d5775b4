using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation.Clock;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>A plan as a graph: each order in which the parts of its steps can take effect is a way through
/// it.</summary>
internal sealed class PlanGraph
{
    private const int PointsMax = 255;
    private readonly List<PlanPoint> _points = [];
    private readonly ChangeSpec _spec;
    private readonly List<string> _releases;
    private readonly List<string> _configs;

    private readonly IReadOnlyList<long> _lifetimes;

    private PlanGraph(ChangeSpec spec, IReadOnlyList<long> lifetimes)
    {
        (_spec, _lifetimes) = (spec, lifetimes);
        _releases = [.. spec.Origin.Releases.Keys];
        _configs = [.. spec.Edge.Configs.Keys];
    }

    /// <summary>Its points; the first is where the plan begins.</summary>
    public IReadOnlyList<PlanPoint> Points => _points;

    /// <summary>Where it ends.</summary>
    public PlanPoint End { get; private set; } = null!;

    /// <summary>The graph of a change's plan.</summary>
    /// <param name="spec">The change.</param>
    /// <param name="lifetimes">How long stored responses serve, in ticks: while a wait lasts, a PoP may fetch from the
    /// shield what is about to end there.</param>
    /// <exception cref="CompilationException">The plan has too many steps.</exception>
    public static PlanGraph Of(ChangeSpec spec, IReadOnlyList<long> lifetimes)
    {
        var graph = new PlanGraph(spec, lifetimes);
        var release = graph._releases.IndexOf(spec.Origin.Release);
        var config = graph._configs.IndexOf(spec.Edge.Config);
        var at = graph.Add(new()
        {
            Index = 0,
            Steps = 0,
            Between = false,
            Release = release,
            Pop = config,
            OtherPops = [config],
            Shield = config,
            Waited = 0,
            Seen = 1UL << release,
        });
        for (var step = 0; step < spec.Steps.Count; step++)
        {
            at = spec.Steps[step].Action is WaitStep wait
                ? graph.Wait(at, step, at.Waited + Ticks.Of(wait.For))
                : graph.Take(at, step, spec.Steps[step].Action);
        }
        graph.End = at;
        return graph;
    }

    // Every subset of the step's parts is a point; the empty one is where the step begins.
    private PlanPoint Take(PlanPoint begin, int step, StepAction action)
    {
        var parts = Parts(begin, action).ToList();
        var others = Others(begin, parts);
        var points = new PlanPoint[1 << parts.Count];
        points[0] = begin;
        for (var done = 1; done < points.Length; done++)
        {
            var part = parts[int.TrailingZeroCount(done)];
            var all = done == points.Length - 1;
            points[done] = Add(part.Change(points[done & (done - 1)]) with
            {
                Index = _points.Count, Steps = all ? step + 1 : step, Between = !all, OtherPops = others,
            });
        }
        for (var done = 0; done < points.Length; done++)
        {
            Connect(points[done], done);
        }
        if (others.Count > 1)
        {
            var begun = Add(begin with { Index = _points.Count, Steps = step, Between = true, OtherPops = others });
            begin.Moves.Add(new(PlanMoveKind.OtherPops, step, begun, false));
            Connect(begun, 0);
        }
        return points[^1];

        void Connect(PlanPoint point, int done)
        {
            foreach (var (kinds, bit) in parts.Select((p, i) => (p.Kinds, 1 << i)).Where(p => (done & p.Item2) == 0))
            {
                var to = points[done | bit];
                point.Moves.AddRange(kinds.Select(k => new PlanMove(k, step, to, !to.Between)));
            }
        }
    }

    // PoPs get a config one by one: as long as the step is not over, some have it and some do not.
    private static IReadOnlyList<int> Others(
        PlanPoint begin, List<(PlanMoveKind[] Kinds, Func<PlanPoint, PlanPoint> Change)> parts) =>
        [.. parts.Aggregate(begin, (point, part) => part.Change(point)) is var end && end.Pop != begin.Pop
            ? new[] { end.Pop, begin.Pop } : [begin.Pop]];

    // A wait is cut where something stored before it is about to end.
    private PlanPoint Wait(PlanPoint begin, int step, long until)
    {
        var cuts = _points.Select(p => p.Waited).Distinct()
            .SelectMany(since => _lifetimes.Select(lifetime => since + lifetime - 1))
            .Where(cut => cut > begin.Waited && cut < until).Append(until).Distinct().Order().ToList();
        foreach (var cut in cuts)
        {
            var last = cut == until;
            var to = Add(begin with
            {
                Index = _points.Count,
                Steps = last ? step + 1 : step,
                Between = !last,
                Waited = cut,
                OtherPops = [begin.Pop],
            });
            begin.Moves.Add(new(PlanMoveKind.Wait, step, to, last));
            begin = to;
        }
        return begin;
    }

    private IEnumerable<(PlanMoveKind[] Kinds, Func<PlanPoint, PlanPoint> Change)> Parts(
        PlanPoint begin, StepAction action) => action switch
        {
            DeployOriginStep deploy => [Origin(deploy.Release)],
            DeployEdgeStep deploy => Edge(begin, deploy.Config, deploy.Tier),
            RollBackStep back =>
            [
                .. back.Origin is { } release && _releases.IndexOf(release) != begin.Release
                    ? [Origin(release)] : Nothing,
                .. back.Edge is { } config ? Edge(begin, config, Tier.All) : Nothing,
            ],
            PurgeStep purge => Purge(purge.Tier),
            _ => Nothing,
        };

    private static IEnumerable<(PlanMoveKind[], Func<PlanPoint, PlanPoint>)> Nothing => [];

    private (PlanMoveKind[], Func<PlanPoint, PlanPoint>) Origin(string name)
    {
        var release = _releases.IndexOf(name);
        return ([PlanMoveKind.Origin], p => p with { Release = release, Seen = p.Seen | (1UL << release) });
    }

    private IEnumerable<(PlanMoveKind[], Func<PlanPoint, PlanPoint>)> Edge(PlanPoint begin, string name, Tier tier)
    {
        var config = _configs.IndexOf(name);
        if (tier != Tier.Shield && begin.Pop != config)
        {
            yield return ([PlanMoveKind.Pop], p => p with { Pop = config });
        }
        if (_spec.Shield && tier != Tier.Pops && begin.Shield != config)
        {
            yield return ([PlanMoveKind.Shield], p => p with { Shield = config });
        }
    }

    private IEnumerable<(PlanMoveKind[], Func<PlanPoint, PlanPoint>)> Purge(Tier tier)
    {
        var lost = _spec.Faults.Contains(FaultKind.LostPurge);
        var apart = lost || tier != Tier.All || !_spec.Shield || _spec.Faults.Contains(FaultKind.PurgeRace);
        if (!apart)
        {
            return [([PlanMoveKind.Purge], p => p)];
        }
        PlanMoveKind[] pop = lost ? [PlanMoveKind.PurgePop, PlanMoveKind.LosePop] : [PlanMoveKind.PurgePop];
        PlanMoveKind[] shield = lost ? [PlanMoveKind.PurgeShield, PlanMoveKind.LoseShield] : [PlanMoveKind.PurgeShield];
        return
        [
            .. tier != Tier.Shield ? [(pop, (Func<PlanPoint, PlanPoint>)(p => p))] : Nothing,
            .. tier != Tier.Pops && _spec.Shield ? [(shield, (Func<PlanPoint, PlanPoint>)(p => p))] : Nothing,
        ];
    }

    private PlanPoint Add(PlanPoint point)
    {
        if (_points.Count >= PointsMax)
        {
            throw new CompilationException($"the plan has over {PointsMax} moments; a search follows no more");
        }
        _points.Add(point);
        return point;
    }
}
