using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>The walks of clients that keep redirects, by what they hold, while a cell stands as it does; each evaluated
/// when it is first needed.</summary>
internal sealed class KeptWalks(
    Shape shape, Persona persona, Flow flow, int config, int state, Walk[] walks, ChannelList channels)
{
    private readonly List<KeptWalk> _walks = [];
    private readonly List<int> _channels = [];

    /// <summary>The flow: who asks, for which URL.</summary>
    public Flow Flow => flow;

    /// <summary>The channel of requests that a client's own cache of documents answers.</summary>
    public int OwnHit => channels.IndexOf(new(ChainOutcome.Ok, 0, 0, shape.Weight));

    /// <summary>The walk of a client that holds a combination of redirects, from the flow's URL; the second one too, where
    /// it forgets after a loop.</summary>
    public KeptWalk Of(int held)
    {
        while (_walks.Count <= held)
        {
            _walks.Add(Whole(_walks.Count));
        }
        return _walks[held];
    }

    /// <summary>The channel of the requests of such clients: they are answered at once, and leave their clients' caches as
    /// they were. -1: they are not, loop, or will be repeated.</summary>
    public int ChannelOf(int held)
    {
        while (_channels.Count <= held)
        {
            _channels.Add(Channel(_channels.Count));
        }
        return _channels[held];
    }

    /// <summary>A walk from any URL.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="held">What the client holds.</param>
    /// <param name="answered">Requests answered before.</param>
    public KeptWalk From(int url, int held, int answered)
    {
        var (sent, hits, sends, before) = (0, 0, false, answered);
        while (true)
        {
            var content = shape.Kept.Held(held, url);
            if (content == 0)
            {
                sends = true;
                if (walks[url] is { Kind: WalkKind.Miss or WalkKind.Wait or WalkKind.Pass, Wire: 0 } stop)
                {
                    return new(false, default, answered - before, sent, hits, sends, held, url, stop.Key);
                }
                sent++;
                if (config >= shape.Edge.Length)
                {
                    return new(true, ChainOutcome.ServerError, answered - before, sent, hits, sends, held, url, -1);
                }
                var step = shape.Edge[config][url];
                var looked = step.Outcome == EdgeRequestOutcome.Lookup;
                content = looked ? (state >> (4 * step.Key)) & 15 : shape.ContentOf(step);
                hits += looked ? 1 : 0;
                held = shape.Kept.Kept(held, url, content);
            }
            answered++;
            var answer = shape.Contents[content];
            if (answer.Target < 0 || answered >= persona.Rules.RequestsMax)
            {
                var outcome = answer.Target < 0 ? RedirectRule.Outcome(answer.Status) : ChainOutcome.Looped;
                return new(true, outcome, answered - before, sent, hits, sends, held, url, -1);
            }
            url = answer.Target;
        }
    }

    private KeptWalk Whole(int held)
    {
        var walk = From(flow.Url, held, 0);
        if (!walk.Ends || walk.Outcome != ChainOutcome.Looped || persona.Indirect || !persona.Spec.ForgetsAfterLoop)
        {
            return walk;
        }
        var anew = From(flow.Url, shape.Kept.Forget(walk.Held, flow.Url), 0);
        return anew with
        {
            Sent = walk.Sent + anew.Sent, Hits = walk.Hits + anew.Hits, Sends = walk.Sends || anew.Sends, Forgot = true,
        };
    }

    private int Channel(int held)
    {
        var walk = Of(held);
        var outcome = persona.Seen(walk.Outcome);
        return !walk.Ends || walk.Held != held || outcome == ChainOutcome.Looped
            || RetryRule.Next(persona.Spec, outcome, 0) is not null
            ? -1
            : channels.IndexOf(new(outcome, walk.Sent, walk.Hits, shape.Weight));
    }
}
