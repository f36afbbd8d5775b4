using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>Fills what is empty and can be filled without loss. An entry may go at any time, so that a state with more
/// entries can do all that one with fewer can: the search need look at the fuller one only.</summary>
internal sealed class Filler(World world, IReadOnlyList<int> asked)
{
    private const int RoundsMax = 4;

    /// <summary>Fills a state.</summary>
    /// <param name="state">The state, which changes.</param>
    /// <param name="done">Gets the requests that filled it; null: nobody wants them.</param>
    public void Fill(Span<byte> state, List<SearchAction>? done = null)
    {
        var point = world.Plan.Points[state[0]];
        for (var round = 0; round < RoundsMax && Round(state, point, done); round++)
        {
        }
    }

    private bool Round(Span<byte> state, PlanPoint point, List<SearchAction>? done)
    {
        var changed = false;
        foreach (var url in asked)
        {
            changed |= world.Spec.Shield && Elsewhere(state, point, url, done);
            var step = world.Space.Edge[point.Pop][url];
            if (step.Outcome == EdgeRequestOutcome.Lookup && state[world.PopSlot(step.Key)] == 0
                && (!world.Spec.Shield || IsFree(state, point, step.Url, emptyOnly: false)))
            {
                world.Ask(state, url, popGone: false, shieldGone: false);
                done?.Add(new(ActionKind.Request, url, PopGone: true));
                changed |= state[world.PopSlot(step.Key)] != 0;
            }
        }
        return changed;
    }

    private bool Elsewhere(Span<byte> state, PlanPoint point, int url, List<SearchAction>? done)
    {
        var changed = false;
        for (var i = 0; i < point.OtherPops.Count; i++)
        {
            var config = point.OtherPops[i];
            if (world.Space.Made[config][url] < 0
                && IsFree(state, point, world.Space.Edge[config][url].Url, emptyOnly: true))
            {
                world.AskElsewhere(state, url, config);
                done?.Add(new(ActionKind.Elsewhere, url, PopGone: i > 0, ShieldGone: true));
                changed = true;
            }
        }
        return changed;
    }

    // Whether a request at the shield overwrites nothing; and, if asked for, whether it stores something.
    private bool IsFree(Span<byte> state, PlanPoint point, int url, bool emptyOnly)
    {
        var step = world.Space.Edge[point.Shield][url];
        if (step.Outcome != EdgeRequestOutcome.Lookup)
        {
            return !emptyOnly;
        }
        var slot = state[world.ShieldSlot(step.Key)];
        return slot == 0
            ? !emptyOnly || world.Stores(world.Space.Origin[point.Release][step.Url], point.Shield)
            : !emptyOnly && world.Serves(slot, point, point.Shield, step.Key, Tier.Shield);
    }
}
