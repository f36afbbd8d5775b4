using CdnLab.Model.Caching;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>A fetch of an edge for one key and variant, and those who wait for it: they share whatever it
/// brings.</summary>
internal sealed class Flight(EdgeNode edge, Ask ask, EdgeChoice choice, StoredEntry? known, bool validate)
{
    private readonly RunContext _context = edge.Context;
    private readonly int _config = edge.Config;
    private readonly List<Reply> _followers = [];
    private readonly long _mark = edge.Store.PurgeMark;
    private UpstreamCall? _call;
    private bool _retried;

    public (string Key, string Variant) Key { get; } = (choice.Key, ask.Variant);

    /// <summary>Whose request began it; null: it refreshes what was served stale.</summary>
    public Reply? Leader { get; init; }

    /// <summary>Requests that it will answer.</summary>
    public int Waiting => _followers.Count + (Leader is null ? 0 : 1);

    public void Join(Reply reply) => _followers.Add(reply);

    /// <summary>Asks the next tier; the leader's answer, when there is one at once.</summary>
    public Answer? Begin()
    {
        var purged = known is null && edge.Store.TakePurged(Key.Key);
        var atOnce = Attempt(FetchCauseRule.Decide(known?.Response, validate, purged));
        return atOnce is { } answer && Settle(answer) is { } end ? Land(end.Answer, end.How) : null;
    }

    /// <summary>The edge is gone.</summary>
    public void Drop()
    {
        _call!.Drop();
        foreach (var reply in Leader is { } leader ? _followers.Prepend(leader) : _followers)
        {
            edge.CountKilled();
            reply.Send(Answer.None);
        }
    }

    private Answer? Attempt(FetchCause cause)
    {
        _call = new(_context.Loop, edge.Upstream, _context.Spec.Edge.FetchTimeout, Finish);
        return _call.Send(edge.Forwarded(ask, choice) with
        {
            Cause = cause,
            EntityTag = validate ? known!.Content.EntityTag : null,
        });
    }

    private void Finish(Answer answer)
    {
        if (Settle(answer) is { } end)
        {
            var landed = Land(end.Answer, end.How);
            Leader?.Send(landed);
        }
    }

    /// <summary>What an attempt comes to; null: another one is under way.</summary>
    private (Answer Answer, EdgeAnswer How)? Settle(in Answer answer)
    {
        if (!answer.IsError)
        {
            return (Accept(answer), EdgeAnswer.Miss);
        }
        if (!_retried && MayStandIn(answer.Broken))
        {
            return (edge.Served(known!), EdgeAnswer.StaleHit);
        }
        if (!_retried && _context.Profile.RestartOnError)
        {
            _retried = true;
            return Attempt(FetchCause.Retry) is { } atOnce ? Settle(atOnce) : null;
        }
        return (new(AnswerContent.Unavailable, _context.Now), EdgeAnswer.Miss);
    }

    private Answer Land(in Answer answer, EdgeAnswer how)
    {
        edge.Landed(this);
        if (Leader is not null)
        {
            edge.Count(how);
        }
        foreach (var reply in _followers)
        {
            edge.CountFollower(reply.Waits, how == EdgeAnswer.Miss ? EdgeAnswer.Collapsed : how);
            reply.Send(answer);
        }
        return answer;
    }

    private bool MayStandIn(bool disconnected) =>
        known is { Queued: true }
        && ReuseRule.MayServeOnError(known.Response, _context.Now, _context.Profile, disconnected);

    private Answer Accept(in Answer answer)
    {
        var content = answer.Content!;
        var notModified = validate && content.EntityTag is { } tag && tag == known!.Content.EntityTag;
        if (!_context.Rules.Stores(_config, content))
        {
            if (notModified && known!.Queued)
            {
                edge.Store.Remove(known);
            }
            return edge.Streamed(answer);
        }
        var stored = _context.Rules.Stored(content, Key.Key, Key.Variant, _context.Now);
        stored = stored with { InitialAge = AgeOf(answer, stored) };
        if (!StoringRule.Serves(stored, _context.Profile))
        {
            return edge.Streamed(answer);
        }
        var entry = new StoredEntry(stored, content, answer.Date);
        var purged = _context.Profile.PurgeReachesFetches && edge.Store.PurgedSince(_mark, stored);
        // What a 304 freshens must still be there.
        if (!purged && (!notModified || known!.Queued))
        {
            edge.Store.Put(entry);
        }
        return edge.Served(entry);
    }

    // The lifetime ends when it ends with whoever handed the answer on, if that one tells its age.
    private TimeSpan AgeOf(in Answer answer, StoredResponse stored) =>
        answer.FreshUntil is { } until && _context.Profile.IncomingAge
            ? _context.Now + stored.Freshness.Lifetime - until
            : TimeSpan.Zero;
}
