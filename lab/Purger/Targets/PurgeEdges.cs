using CdnLab.Model.Purging;

namespace CdnLab.Purger.Targets;

/// <summary>All the addresses of a purge. A call for all of them has ended well when each has accepted it: the shield
/// first, then the others at once; one that accepted is not asked again when the call is repeated.</summary>
public sealed class PurgeEdges(PurgeClient client, IReadOnlyList<PurgeEdge> edges)
{
    private readonly Dictionary<(int Shard, int First, int Pass), HashSet<string>> _accepted = [];

    /// <summary>Makes a call.</summary>
    public async Task<PurgeReply> SendAsync(PurgeCall call, PurgeRequest purge, CancellationToken cancellation)
    {
        var accepted = AcceptedOf(call);
        var open = edges.Where(e => (call.Edge is null || call.Edge == e.Name) && !accepted.Contains(e.Name)).ToList();
        var shield = await SendAsync(open.Where(e => e.Name == PurgeShard.Shield), accepted, purge, cancellation);
        var worst = shield ?? await SendAsync(
            open.Where(e => e.Name != PurgeShard.Shield), accepted, purge, cancellation);
        if (worst is null)
        {
            Forget(call);
        }
        return worst ?? PurgeReply.Accepted;
    }

    private async Task<PurgeReply?> SendAsync(
        IEnumerable<PurgeEdge> some, HashSet<string> accepted, PurgeRequest purge, CancellationToken cancellation)
    {
        PurgeReply? worst = null;
        var calls = some.Select(edge => (edge, reply: client.SendAsync(edge.Target, purge, cancellation))).ToList();
        foreach (var (edge, reply) in calls)
        {
            var told = await reply;
            if (told.Kind == PurgeReplyKind.Accepted)
            {
                accepted.Add(edge.Name);
            }
            else if (worst is null || Rank(told) > Rank(worst))
            {
                worst = edges.Count == 1 ? told : told with { Reason = $"{edge.Name}: {told.Reason}" };
            }
        }
        return worst;
    }

    private static int Rank(PurgeReply reply) => reply.Kind switch
    {
        PurgeReplyKind.Unauthorized => 4,
        PurgeReplyKind.Throttled => 3,
        PurgeReplyKind.Failed => 2,
        PurgeReplyKind.Refused => 1,
        _ => 0,
    };

    private HashSet<string> AcceptedOf(PurgeCall call)
    {
        lock (_accepted)
        {
            if (!_accepted.TryGetValue((call.Shard, call.First, call.Pass), out var names))
            {
                _accepted.Add((call.Shard, call.First, call.Pass), names = new(StringComparer.Ordinal));
            }
            return names;
        }
    }

    private void Forget(PurgeCall call)
    {
        lock (_accepted)
        {
            _accepted.Remove((call.Shard, call.First, call.Pass));
        }
    }
}
