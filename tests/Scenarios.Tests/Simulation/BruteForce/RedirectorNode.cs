using CdnLab.Model.Clients;
using CdnLab.Model.Http;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>The service that answers legacy file URLs: it asks for a project's document at the first PoP and redirects
/// to the file. Asked for the document's URL.</summary>
internal sealed class RedirectorNode(RunContext context, ITier pop) : ITier
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly List<Lookup> _underWay = [];
    private readonly ClientPersona _client = new()
    {
        Name = "redirector",
        RequestsMax = context.Spec.Redirector!.RequestsMax,
    };

    private readonly AnswerContent _found = new(302, "https://files.invalid/", new(
        context.Spec.Redirector.FoundHeaders.Select(h => new HeaderField(h.Key, h.Value))));

    private readonly AnswerContent _notFound = new(404, null, HeaderFields.Empty);
    private readonly AnswerContent _failed = new(500, null, HeaderFields.Empty);

    public bool IsUp { get; private set; } = true;

    public Answer? Ask(in Ask ask, Reply reply)
    {
        if (!IsUp)
        {
            return Answer.None;
        }
        var lookup = new Lookup(this, ask.Varies, reply);
        var answer = lookup.Begin(ask.Url);
        if (answer is null)
        {
            _underWay.Add(lookup);
        }
        return answer;
    }

    public void Kill()
    {
        IsUp = false;
        var lost = _underWay.ToList();
        _underWay.Clear();
        lost.ForEach(lookup => lookup.Drop());
    }

    public void StartAgain() => IsUp = true;

    private Answer Told(ChainOutcome outcome) => new(
        outcome switch
        {
            ChainOutcome.Ok => _found,
            ChainOutcome.NotFound => _notFound,
            _ => _failed,
        },
        context.Now);

    /// <summary>One document being looked up.</summary>
    private sealed class Lookup(RedirectorNode node, bool varies, Reply reply) : IAsker
    {
        private readonly List<Uri> _asked = [];
        private bool _over;

        private RunContext Context => node.Context;

        /// <summary>The answer, when it is known at once.</summary>
        public Answer? Begin(Url url)
        {
            var order = Context.Loop.Reserve();
            _asked.Add(url.Uri);
            if (Go(url) is { } atOnce)
            {
                _over = true;
                return atOnce;
            }
            Context.Loop.At(Context.Now + Patience, order, () => End(node.Told(ChainOutcome.ServerError)));
            return null;
        }

        public void Drop() => End(Answer.None);

        public bool Waits(int ticket) => !_over && ticket == _asked.Count;

        public void Answered(int ticket, in Answer answer)
        {
            if ((Follow(answer, out var next) ?? Go(next!)) is { } known)
            {
                End(known);
            }
        }

        private Answer? Go(Url url)
        {
            while (node.Pop.Ask(new(url, true, varies), new(this, _asked.Count)) is { } answer)
            {
                if (Follow(answer, out var next) is { } end)
                {
                    return end;
                }
                url = next!;
            }
            return null;
        }

        private Answer? Follow(in Answer answer, out Url? next)
        {
            next = null;
            if (answer.Content is not { } content)
            {
                return node.Told(ChainOutcome.ServerError);
            }
            var decision = RedirectRule.Next(node._client, _asked, content.Status, content.Location);
            if (decision.Next is not { } uri)
            {
                return node.Told(decision.Outcome);
            }
            next = Context.Rules.Of(uri);
            _asked.Add(uri);
            return next is null ? node.Told(ChainOutcome.Ok) : null;
        }

        private void End(in Answer answer)
        {
            if (!_over)
            {
                _over = true;
                node._underWay.Remove(this);
                reply.Send(answer);
            }
        }
    }

    private RunContext Context => context;

    private ITier Pop => pop;
}
