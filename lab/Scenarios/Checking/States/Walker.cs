using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>Follows redirects in a state. A chain is in a loop when a cache entry, or a URL that no cache answers for,
/// redirects for the second time (<see cref="Model.Redirects.RedirectCycle"/>, here on numbers).</summary>
internal sealed class Walker(World world)
{
    private readonly byte[] _state = new byte[world.Length];
    private readonly int[] _seen = new int[world.Space.Keys.Count + 2 * world.Space.Urls.Count];
    private readonly List<Hop> _hops = [];

    /// <summary>The state after the last walk.</summary>
    public ReadOnlySpan<byte> State => _state;

    /// <summary>The exchanges of the last walk; valid until the next.</summary>
    public IReadOnlyList<Hop> Hops => _hops;

    /// <summary>Exchanges of the last walk before its loop.</summary>
    public int Leading { get; private set; }

    /// <summary>Walks from a client URL.</summary>
    /// <param name="state">The state, which stays.</param>
    /// <param name="client">Position of the URL among the client URLs.</param>
    public ChainResult Go(ReadOnlySpan<byte> state, int client)
    {
        state.CopyTo(_state);
        Array.Fill(_seen, -1);
        _hops.Clear();
        var url = world.Space.ClientUrls[client];
        while (true)
        {
            var reply = Ask(url);
            _hops.Add(new(url, reply));
            var answer = world.Space.Answers[reply.Answer];
            if (answer.Content.Target < 0)
            {
                Leading = _hops.Count;
                return Ends.Of(answer);
            }
            ref var seen = ref _seen[Place(url, reply)];
            if (seen >= 0)
            {
                Leading = seen;
                _hops.RemoveAt(_hops.Count - 1);
                return new(_hops.Count - seen == 1 ? ChainEnd.SelfLoop : ChainEnd.Loop, -1);
            }
            seen = _hops.Count - 1;
            url = answer.Content.Target;
        }
    }

    /// <summary>The last walk, to keep.</summary>
    public Walk Keep(int client, ChainResult result) => new(client, result, [.. _hops], Leading);

    private Reply Ask(int url)
    {
        if (world.Mode == Model.Clients.ClientCacheMode.None)
        {
            return world.Ask(_state, url, popGone: false, shieldGone: false);
        }
        var point = world.Plan.Points[_state[0]];
        ref var held = ref _state[world.HeldSlot(url)];
        if (world.HeldServes(held, point))
        {
            return new(world.Entries[held].Answer, ReplySource.Client, -1, held);
        }
        var reply = world.Ask(_state, url, popGone: false, shieldGone: false);
        held = world.Held(reply.Answer, point);
        return reply;
    }

    private int Place(int url, Reply reply) =>
        reply.Source == ReplySource.Client ? world.Space.Keys.Count + world.Space.Urls.Count + url
        : reply.Key >= 0 ? reply.Key
        : world.Space.Keys.Count + url;
}
