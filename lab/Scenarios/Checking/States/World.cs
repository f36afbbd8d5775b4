using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>What one search is about: a plan, a class of URLs, a kind of client; and what is asked of its caches. A
/// state is a row of bytes: the plan's point, then what the PoP, the shield and the client hold.</summary>
internal sealed class World
{
    private readonly bool _ageHidden;
    private readonly bool _errors;
    private readonly IReadOnlyList<EdgeConfig> _configs;

    public World(ChangeSpec spec, PlanGraph plan, Space space, ClientCacheMode mode)
    {
        (Spec, Plan, Space, Mode) = (spec, plan, space, mode);
        _ageHidden = spec.Edge.Profile.StripAge || !spec.Edge.Profile.IncomingAge;
        _errors = spec.Faults.Contains(FaultKind.OriginError);
        _configs = [.. spec.Edge.Configs.Values];
        Purges = [.. spec.Steps.Select(step => step.Action is PurgeStep purge ? new PurgeMatch(purge, space) : null)];
    }

    public ChangeSpec Spec { get; }

    public PlanGraph Plan { get; }

    public Space Space { get; }

    public ClientCacheMode Mode { get; }

    public EntryList Entries { get; } = new();

    /// <summary>By step: what its purge reaches; null: it is none.</summary>
    public IReadOnlyList<PurgeMatch?> Purges { get; }

    /// <summary>Bytes of a state.</summary>
    public int Length => 1 + Space.Keys.Count * (Spec.Shield ? 2 : 1)
        + (Mode == ClientCacheMode.None ? 0 : Space.Urls.Count);

    public int PopSlot(int key) => 1 + key;

    public int ShieldSlot(int key) => 1 + Space.Keys.Count + key;

    public int HeldSlot(int url) => Length - Space.Urls.Count + url;

    /// <summary>A request at the PoP; what is fetched for it is stored.</summary>
    /// <param name="state">The state, which changes.</param>
    /// <param name="url">Index of the URL.</param>
    /// <param name="popGone">Whether the PoP's entry has gone before.</param>
    /// <param name="shieldGone">Whether the shield's has.</param>
    public Reply Ask(Span<byte> state, int url, bool popGone, bool shieldGone)
    {
        var point = Plan.Points[state[0]];
        if (Space.Made[point.Pop][url] is var made and >= 0)
        {
            return new(made, ReplySource.PopRule, -1, 0);
        }
        var step = Space.Edge[point.Pop][url];
        if (step.Outcome == EdgeRequestOutcome.Pass)
        {
            return Fetch(state, point, step.Url, shieldGone);
        }
        ref var slot = ref state[PopSlot(step.Key)];
        if (!popGone && Serves(slot, point, point.Pop, step.Key, Tier.Pops))
        {
            return new(Entries[slot].Answer, ReplySource.Pop, step.Key, slot);
        }
        slot = popGone ? (byte)0 : slot;
        var reply = Fetch(state, point, step.Url, shieldGone);
        var since = reply.Source == ReplySource.Shield && !_ageHidden ? Entries[reply.Entry].Since : point.Waited;
        Store(ref slot, reply.Answer, point.Pop, since);
        return reply with { Key = step.Key };
    }

    /// <summary>A request at the shield, which has nothing stored any more, by another PoP, which has not
    /// either.</summary>
    /// <param name="state">The state, which changes.</param>
    /// <param name="url">Index of the URL asked for at the other PoP.</param>
    /// <param name="config">Index of that PoP's config.</param>
    public void AskElsewhere(Span<byte> state, int url, int config)
    {
        if (Space.Made[config][url] < 0)
        {
            Fetch(state, Plan.Points[state[0]], Space.Edge[config][url].Url, shieldGone: true);
        }
    }

    /// <summary>Whether an entry answers for a key.</summary>
    public bool Serves(byte number, PlanPoint point, int config, int key, Tier tier)
    {
        if (number == 0 || Staleness(number, point) >= Window(number, tier))
        {
            return false;
        }
        var target = Space.Answers[Entries[number].Answer].Content.Target;
        return !_configs[config].RefuseSelfRedirect || target < 0 || Space.Edge[config][target].Key != key;
    }

    /// <summary>Whether an entry may ever serve again, if only on errors.</summary>
    public bool IsAlive(byte number, PlanPoint point) =>
        number != 0 && Staleness(number, point) < Math.Max(Window(number, Tier.Pops), Window(number, Tier.Shield));

    /// <summary>How long an entry is stale at least; below zero: it may be fresh.</summary>
    public long Staleness(byte number, PlanPoint point)
    {
        var entry = Entries[number];
        var byAge = point.Waited - entry.Since - Space.Answers[entry.Answer].Content.Lifetime;
        return entry.SoftSince < 0 ? byAge : Math.Max(byAge, point.Waited - entry.SoftSince);
    }

    /// <summary>Whether the client's own cache answers.</summary>
    public bool HeldServes(byte number, PlanPoint point)
    {
        if (number == 0)
        {
            return false;
        }
        var content = Space.Answers[Entries[number].Answer].Content;
        return (content.ClientKeeps && Mode == ClientCacheMode.PermanentRedirects)
            || point.Waited - Entries[number].Since < content.ClientLifetime;
    }

    /// <summary>The number under which a client would keep an answer; 0: it does not.</summary>
    public byte Held(int answer, PlanPoint point)
    {
        var content = Space.Answers[answer].Content;
        if (content.Target < 0 || !Space.Answers[answer].ForClients)
        {
            return 0;
        }
        var forGood = content.ClientKeeps && Mode == ClientCacheMode.PermanentRedirects;
        return forGood || content.ClientLifetime > Plan.End.Waited - point.Waited
            ? Entries.NumberOf(new(answer, Plan.End.Waited, -1))
            : content.ClientLifetime > 0 ? Entries.NumberOf(new(answer, point.Waited, -1))
            : (byte)0;
    }

    /// <summary>Whether a tier with a config stores an answer.</summary>
    public bool Stores(int answer, int config)
    {
        var content = Space.Answers[answer].Content;
        return content.Storable && !_configs[config].UnstorableStatuses.Contains(content.Status);
    }

    private long Window(byte number, Tier tier)
    {
        var content = Space.Answers[Entries[number].Answer].Content;
        var window = tier == Tier.Shield ? content.StaleAtShield : content.StaleAtPop;
        return Math.Max(0, _errors ? Math.Max(window, content.StaleOnError) : window);
    }

    private Reply Fetch(Span<byte> state, PlanPoint point, int url, bool shieldGone)
    {
        if (!Spec.Shield)
        {
            return new(Space.Origin[point.Release][url], ReplySource.Origin, -1, 0);
        }
        if (Space.Made[point.Shield][url] is var made and >= 0)
        {
            return new(made, ReplySource.ShieldRule, -1, 0);
        }
        var step = Space.Edge[point.Shield][url];
        var answer = Space.Origin[point.Release][step.Url];
        if (step.Outcome == EdgeRequestOutcome.Pass)
        {
            return new(answer, ReplySource.Origin, -1, 0);
        }
        ref var slot = ref state[ShieldSlot(step.Key)];
        if (!shieldGone && Serves(slot, point, point.Shield, step.Key, Tier.Shield))
        {
            return new(Entries[slot].Answer, ReplySource.Shield, -1, slot);
        }
        slot = shieldGone ? (byte)0 : slot;
        Store(ref slot, answer, point.Shield, point.Waited);
        return new(answer, ReplySource.Origin, -1, 0);
    }

    private void Store(ref byte slot, int answer, int config, long since)
    {
        if (Stores(answer, config))
        {
            // What stays fresh however long the plan waits is as good as new.
            var lasts = Plan.End.Waited - since < Space.Answers[answer].Content.Lifetime;
            slot = Entries.NumberOf(new(answer, lasts ? Plan.End.Waited : since, -1));
        }
    }
}
