using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.States;
using CdnLab.Scenarios.Cli.Views;
using CdnLab.Scenarios.Simulation.Clock;

namespace CdnLab.Scenarios.Checking.Stories;

/// <summary>Tells a violation exchange by exchange: plays its trace once more, and notes which exchange stored what.
/// </summary>
internal sealed class StoryTeller
{
    private readonly World _world;
    private readonly string _client;
    private readonly byte[] _state;
    private readonly int[] _storedIn;
    private readonly List<StoryLine> _lines = [];
    private int _number;

    private StoryTeller(World world)
    {
        _world = world;
        _state = new byte[world.Length];
        _storedIn = new int[world.Length];
        _client = world.Spec.Personas.FirstOrDefault(p => p.Cache == world.Mode)?.Name ?? "client";
    }

    /// <summary>The lines of a violation's story.</summary>
    public static IReadOnlyList<StoryLine> Tell(World world, Violation violation)
    {
        var teller = new StoryTeller(world);
        var transitions = new Transitions(world);
        foreach (var action in violation.Trace)
        {
            teller.Play(transitions, action);
        }
        teller.Follow(violation.Walk);
        return teller._lines;
    }

    private void Play(Transitions transitions, SearchAction action)
    {
        var point = _world.Plan.Points[_state[0]];
        if (action.Kind == ActionKind.Plan)
        {
            var move = point.Moves[action.Index];
            transitions.Do(_state, action);
            _lines.Add(new(
                null,
                move.Step,
                Words(move),
                false,
                move.Kind,
                Ticks.Span(move.To.Waited).TotalSeconds,
                move.Last));
            return;
        }
        var before = _state.ToArray();
        var reply = transitions.Do(_state, action);
        var elsewhere = action.Kind == ActionKind.Elsewhere;
        if (elsewhere)
        {
            var step = _world.Space.Edge[point.OtherPops[action.PopGone ? 1 : 0]][action.Index];
            var answer = _world.Space.Origin[point.Release][_world.Space.Edge[point.Shield][step.Url].Url];
            reply = new(answer, ReplySource.Origin, step.Key, 0);
        }
        var other = elsewhere ? point.OtherPops[action.PopGone ? 1 : 0] : (int?)null;
        Add(point, action.Index, reply, Gone(point, action, before), other, false);
        Note(before);
    }

    private void Follow(Walk walk)
    {
        var point = _world.Plan.Points[_state[0]];
        foreach (var (hop, index) in walk.Hops.Select((h, i) => (h, i)))
        {
            var before = _state.ToArray();
            if (hop.Reply.Source != ReplySource.Client)
            {
                _world.Ask(_state, hop.Url, popGone: false, shieldGone: false);
            }
            Add(point, hop.Url, hop.Reply, default, null, walk.Loops && index >= walk.Leading);
            if (_world.Mode != ClientCacheMode.None && hop.Reply.Source != ReplySource.Client)
            {
                _state[_world.HeldSlot(hop.Url)] = _world.Held(hop.Reply.Answer, point);
            }
            Note(before);
        }
    }

    private void Add(
        PlanPoint point, int url, Reply reply, (bool Pop, bool Shield) gone, int? other, bool looping)
    {
        var answer = _world.Space.Answers[reply.Answer];
        var slot = reply.Source switch
        {
            ReplySource.Client => _world.HeldSlot(url),
            ReplySource.Pop => _world.PopSlot(reply.Key),
            ReplySource.Shield => ShieldSlot(point, url),
            _ => -1,
        };
        _lines.Add(new(
            new(
                ++_number,
                _client,
                other is null ? "PoP" : "another PoP",
                Spell(_world.Space.Urls[url])!,
                reply.Key < 0 ? "" : Spell(_world.Space.Keys[reply.Key])!,
                answer.Content.Status,
                Spell(answer.Location),
                Source(reply.Source),
                answer.Release < 0 ? "" : _world.Space.Releases[answer.Release],
                slot < 0 ? 0 : _storedIn[slot],
                slot < 0 ? "" : Age(reply, point),
                Words(gone),
                _world.Space.Configs[other ?? point.Pop],
                gone.Pop,
                gone.Shield,
                slot >= 0 && reply.Source != ReplySource.Client && IsStale(reply, point)),
            -1,
            "",
            looping));
    }

    private int ShieldSlot(PlanPoint point, int url)
    {
        var asked = _world.Space.Edge[point.Pop][url].Url;
        return _world.ShieldSlot(_world.Space.Edge[point.Shield][asked].Key);
    }

    // An exchange stored what is there after it and was not before.
    private void Note(byte[] before)
    {
        for (var slot = 1; slot < _state.Length; slot++)
        {
            _storedIn[slot] = _state[slot] == before[slot] ? _storedIn[slot] : _number;
        }
    }

    private (bool Pop, bool Shield) Gone(PlanPoint point, SearchAction action, byte[] before)
    {
        var step = _world.Space.Edge[point.Pop][action.Index];
        var pop = action is { Kind: ActionKind.Request, PopGone: true } && step.Outcome == EdgeRequestOutcome.Lookup
            && before[_world.PopSlot(step.Key)] != 0;
        var asked = action.Kind == ActionKind.Request ? step.Url
            : _world.Space.Edge[point.OtherPops[action.PopGone ? 1 : 0]][action.Index].Url;
        var shield = _world.Spec.Shield && action.ShieldGone && asked >= 0
            && _world.Space.Edge[point.Shield][asked] is { Outcome: EdgeRequestOutcome.Lookup } at
            && before[_world.ShieldSlot(at.Key)] != 0;
        return (pop, shield);
    }

    private static string Words((bool Pop, bool Shield) gone) => gone switch
    {
        (true, true) => "the copies of PoP and shield have expired",
        (true, false) => "the PoP's copy has expired",
        (false, true) => "the shield's copy has expired",
        _ => "",
    };

    private string Age(Reply reply, PlanPoint point)
    {
        if (reply.Source == ReplySource.Client)
        {
            return _world.Mode == ClientCacheMode.PermanentRedirects ? "any" : "";
        }
        var entry = _world.Entries[reply.Entry];
        var least = Ticks.Span(point.Waited - entry.Since);
        var most = Ticks.Span(_world.Space.Answers[entry.Answer].Content.Lifetime);
        var stale = IsStale(reply, point) ? ", stale" : "";
        var known = least > TimeSpan.Zero && entry.Since < _world.Plan.End.Waited;
        return (known ? $"from {Wording.Duration(least)} " : "") + $"up to {Wording.Duration(most)}{stale}";
    }

    private bool IsStale(Reply reply, PlanPoint point) =>
        _world.Entries[reply.Entry].SoftSince >= 0 || _world.Staleness(reply.Entry, point) >= 0;

    private string Words(PlanMove move)
    {
        var words = _world.Spec.Steps[move.Step].Action.Words;
        var point = move.To;
        return move.Kind switch
        {
            PlanMoveKind.Pop => $"{words}: in force at the PoP",
            PlanMoveKind.OtherPops => $"{words}: in force at other PoPs",
            PlanMoveKind.Shield => $"{words}: in force at the shield",
            PlanMoveKind.PurgePop => $"{words}: reaches the PoP",
            PlanMoveKind.PurgeShield => $"{words}: reaches the shield",
            PlanMoveKind.LosePop => $"{words}: is lost on the way to the PoP",
            PlanMoveKind.LoseShield => $"{words}: is lost on the way to the shield",
            PlanMoveKind.Wait => $"{words}: {Wording.Duration(Ticks.Span(point.Waited))} have been waited",
            _ => words,
        };
    }

    private static string Source(ReplySource source) => source switch
    {
        ReplySource.Client => "client",
        ReplySource.Pop => "pop",
        ReplySource.Shield => "shield",
        ReplySource.PopRule => "pop rule",
        ReplySource.ShieldRule => "shield rule",
        _ => "origin",
    };

    private string? Spell(string? symbol) => symbol is null ? null : _world.Space.Spell(symbol);
}
