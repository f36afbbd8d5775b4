using CdnLab.Model.Clients;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>The actions of a world and what they do.</summary>
/// <remarks>Reductions, each sound: an entry may go at any time, and whether it has matters only when it is asked for,
/// so that expiry, eviction and restart are choices of the request that meets it; variants do not influence each other,
/// so that one stands for all; PoPs influence each other through the shield only, so that one is followed and the
/// others only ask the shield.</remarks>
internal sealed class Transitions
{
    private readonly World _world;
    private readonly IReadOnlyList<int> _asked;
    private readonly bool[] _gone;

    public Transitions(World world)
    {
        _world = world;
        _asked = [.. world.Space.ClientUrls
            .Concat(world.Space.Answers.Select(a => a.Content.Target).Where(t => t >= 0)).Distinct()];
        _gone = world.Spec.Shield ? [false, true] : [true];
    }

    /// <summary>URLs that clients may ask for.</summary>
    public IReadOnlyList<int> Asked => _asked;

    /// <summary>What may happen at a point. The order decides which of several shortest traces is found.</summary>
    public IReadOnlyList<SearchAction> At(PlanPoint point) =>
    [
        .. point.Moves.Select((_, i) => new SearchAction(ActionKind.Plan, i)),
        .. from url in _asked from keeps in Keeping from action in Requests(url, keeps) select action,
        .. _world.Spec.Shield
            ? point.OtherPops.SelectMany((_, i) => _asked.Select(
                url => new SearchAction(ActionKind.Elsewhere, url, PopGone: i > 0, ShieldGone: true)))
            : [],
    ];

    private IEnumerable<bool> Keeping => _world.Mode == ClientCacheMode.None ? [false] : [false, true];

    private IEnumerable<SearchAction> Requests(int url, bool keeps)
    {
        if (keeps)
        {
            // What a client keeps may have been a hit; a hit without that changes nothing.
            yield return new(ActionKind.Request, url, Keeps: true);
        }
        foreach (var shieldGone in _gone)
        {
            yield return new(ActionKind.Request, url, PopGone: true, shieldGone, keeps);
        }
    }

    /// <summary>Does an action.</summary>
    /// <param name="state">The state, which changes.</param>
    /// <param name="action">The action.</param>
    /// <returns>The answer of a request at the PoP.</returns>
    public Reply Do(Span<byte> state, SearchAction action)
    {
        switch (action.Kind)
        {
            case ActionKind.Plan:
                Move(state, _world.Plan.Points[state[0]].Moves[action.Index]);
                return default;
            case ActionKind.Elsewhere:
                var point = _world.Plan.Points[state[0]];
                _world.AskElsewhere(state, action.Index, point.OtherPops[action.PopGone ? 1 : 0]);
                return default;
            default:
                return Request(state, action);
        }
    }

    private Reply Request(Span<byte> state, SearchAction action)
    {
        var point = _world.Plan.Points[state[0]];
        if (action.Keeps && _world.HeldServes(state[_world.HeldSlot(action.Index)], point))
        {
            return default;
        }
        var reply = _world.Ask(state, action.Index, action.PopGone, action.ShieldGone);
        if (action.Keeps)
        {
            state[_world.HeldSlot(action.Index)] = _world.Held(reply.Answer, point);
        }
        return reply;
    }

    private void Move(Span<byte> state, PlanMove move)
    {
        var point = _world.Plan.Points[state[0]];
        var keys = _world.Space.Keys.Count;
        var pop = state.Slice(1, keys);
        var shield = _world.Spec.Shield ? state.Slice(1 + keys, keys) : [];
        var purge = _world.Purges[move.Step];
        if (move.Kind is PlanMoveKind.Purge or PlanMoveKind.PurgePop)
        {
            purge!.Apply(_world, pop, point.Pop, point);
        }
        if (move.Kind is PlanMoveKind.Purge or PlanMoveKind.PurgeShield)
        {
            purge!.Apply(_world, shield, point.Shield, point);
        }
        state[0] = (byte)move.To.Index;
        if (move.Kind == PlanMoveKind.Wait)
        {
            Age(pop, move.To);
            Age(shield, move.To);
        }
    }

    // What can never serve again is as good as gone.
    private void Age(Span<byte> slots, PlanPoint point)
    {
        foreach (ref var slot in slots)
        {
            slot = _world.IsAlive(slot, point) ? slot : (byte)0;
        }
    }
}
