using CdnLab.Model.Purging;
using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>How long each purge call is on its way to each edge; the same whenever it is asked.</summary>
internal sealed class PurgeWays
{
    private const int KnownBits = 12;
    private const ulong Scatter = 0x9E3779B97F4A7C15;
    private readonly RandomStream _random;
    private readonly ulong _salt;

    // By PoP; the shield's last.
    private readonly PurgeDelivery[] _delivery;
    private readonly NormalDraw[] _draws;
    private readonly bool[] _lost;

    // Ways that were asked for lately, one of those that share a place.
    private readonly (ulong Way, long Reaches)[] _known = new (ulong, long)[1 << KnownBits];

    public PurgeWays(World world)
    {
        Array.Fill(_known, (ulong.MaxValue, 0));
        _random = world.Stream("purge delivery");
        _salt = _random.NextBits();
        _delivery = [.. world.Pops.Names.Append(world.Spec.Topology.Shield ?? "").Select(name =>
            world.Spec.PurgeDeliveryByPop.GetValueOrDefault(name, world.Spec.PurgeDelivery))];
        (_draws, _lost) = (new NormalDraw[world.Pops.Count], new bool[world.Pops.Count]);
        // Beyond nine standard deviations no draw of 53 bits comes.
        DelayMax = _delivery.Max(d =>
            Ticks.OfSeconds(d.DelayMedian.TotalSeconds * PortableMath.Exp(9 * d.DelaySigma)));
    }

    /// <summary>No purge is longer on its way.</summary>
    public long DelayMax { get; }

    /// <summary>When a purge reaches an edge; <see cref="Ticks.Never"/>: it is lost on the way there.</summary>
    public long Reaches(in PurgeMark mark, int edge)
    {
        if (mark.Edge != PurgeMark.Everywhere && mark.Edge != edge)
        {
            return Ticks.Never;
        }
        // What a purge left as it was is judged anew with each request.
        var way = WayOf(mark, edge);
        ref var known = ref _known[way * Scatter >> (64 - KnownBits)];
        if (known.Way != way)
        {
            _random.Reseed(_salt + way);
            var delivery = _delivery[edge == PurgeLedger.Shield ? ^1 : edge];
            known = (way, delivery.Draw(_random) is { } delay ? mark.At + Ticks.Of(delay) : Ticks.Never);
        }
        return known.Reaches;
    }

    /// <summary>The same for the first PoPs: what is random for all of them, then the arithmetic of all.</summary>
    public void Reaches(in PurgeMark mark, Span<long> pops)
    {
        pops.Fill(Ticks.Never);
        var (first, end) = mark.Edge == PurgeMark.Everywhere ? (0, pops.Length) : (mark.Edge, mark.Edge + 1);
        for (var pop = first; pop < Math.Min(end, pops.Length); pop++)
        {
            _random.Reseed(_salt + WayOf(mark, pop));
            (_lost[pop], _draws[pop]) = (_delivery[pop].DrawLoss(_random), _random.NextNormalDraw());
        }
        for (var pop = first; pop < Math.Min(end, pops.Length); pop++)
        {
            pops[pop] = _lost[pop] ? Ticks.Never : mark.At + Ticks.Of(_delivery[pop].DelayOf(_draws[pop]));
        }
    }

    private static ulong WayOf(in PurgeMark mark, int edge) => (ulong)mark.Call * 256 + (ulong)edge;
}
