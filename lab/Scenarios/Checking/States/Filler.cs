using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>Fills what is empty, and renews what would be fetched alike, where nothing is lost by it. An entry may go
/// at any time, so that a state with more or younger entries can do all that one with fewer or older ones can: the
/// search need look at the fuller one only.</summary>
internal sealed class Filler(World world, IReadOnlyList<int> asked)
{
    private const int RoundsMax = 4;

    // Without a wait nothing is younger than anything else.
    private readonly bool _renews = world.Plan.End.Waited > 0;

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
            if (step.Outcome == EdgeRequestOutcome.Lookup && (_renews || state[world.PopSlot(step.Key)] == 0))
            {
                changed |= Here(state, url, done);
            }
        }
        return changed;
    }

    // At the PoP: what is fetched is tried on a copy, and kept when it takes nothing away.
    private bool Here(Span<byte> state, int url, List<SearchAction>? done)
    {
        Span<byte> copy = stackalloc byte[state.Length];
        state.CopyTo(copy);
        world.Ask(copy, url, popGone: true, shieldGone: false);
        for (var slot = 1; slot < state.Length; slot++)
        {
            if (!Covers(copy[slot], state[slot]))
            {
                return false;
            }
        }
        var changed = !copy.SequenceEqual(state);
        if (changed)
        {
            copy.CopyTo(state);
            done?.Add(new(ActionKind.Request, url, PopGone: true));
        }
        return changed;
    }

    private bool Elsewhere(Span<byte> state, PlanPoint point, int url, List<SearchAction>? done)
    {
        var changed = false;
        for (var i = 0; i < point.OtherPops.Count; i++)
        {
            var config = point.OtherPops[i];
            if (world.Space.Made[config][url] >= 0)
            {
                continue;
            }
            var step = world.Space.Edge[point.Shield][world.Space.Edge[config][url].Url];
            if (step.Outcome != EdgeRequestOutcome.Lookup || (!_renews && state[world.ShieldSlot(step.Key)] != 0))
            {
                continue;
            }
            var slot = world.ShieldSlot(step.Key);
            var before = state[slot];
            world.AskElsewhere(state, url, config);
            if (!Covers(state[slot], before))
            {
                state[slot] = before;
            }
            else if (state[slot] != before)
            {
                done?.Add(new(ActionKind.Elsewhere, url, PopGone: i > 0, ShieldGone: true));
                changed = true;
            }
        }
        return changed;
    }

    // Whether an entry can do all that another can: it is the same answer, and younger.
    private bool Covers(byte now, byte before)
    {
        if (now == before || before == 0)
        {
            return true;
        }
        if (now == 0)
        {
            return false;
        }
        var (mine, other) = (world.Entries[now], world.Entries[before]);
        return mine.Answer == other.Answer && mine.Since >= other.Since
            && (mine.SoftSince < 0 || (other.SoftSince >= 0 && mine.SoftSince >= other.SoftSince));
    }
}
