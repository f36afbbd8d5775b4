using CdnLab.Model.Clients;
using CdnLab.Model.Http;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>One arrival carried out: redirects, the user's own cache, forgetting and retries.</summary>
internal sealed class Chain(Clients clients, Arrival arrival) : IAsker
{
    private readonly RunContext _context = clients.Context;
    private readonly UserCache? _cache = clients.CacheOf(arrival);
    private readonly List<Uri> _asked = [];
    private bool _waits;
    private bool _forgot;
    private int _ticket;
    private int _retries;

    private ClientPersona Persona => arrival.Kind.Persona;

    private Uri First => arrival.Wanted.Url.Uri;

    /// <summary>Begins a try.</summary>
    public void Begin()
    {
        _asked.Clear();
        _asked.Add(First);
        Go(AskFor(arrival.Wanted.Url));
    }

    public bool Waits(int ticket) => _waits && ticket == _ticket;

    public void Answered(int ticket, in Answer answer)
    {
        _waits = false;
        Go(Keep(answer));
    }

    /// <summary>Goes on as long as answers come at once.</summary>
    private void Go(Answer? answer)
    {
        while (answer is { } known && Follow(known) is { } next)
        {
            answer = AskFor(next);
        }
    }

    /// <summary>The URL to ask next; null: the try is over.</summary>
    private Url? Follow(in Answer answer)
    {
        if (answer.Content is not { } content)
        {
            End(ChainOutcome.ServerError);
            return null;
        }
        if (arrival.Wanted.Document is not null || !Location.IsRedirect(content.Status))
        {
            End(RedirectRule.Outcome(content.Status));
            return null;
        }
        var decision = RedirectRule.Next(Persona, _asked, content.Status, content.Location);
        var next = decision.Next is { } uri ? _context.Rules.Of(uri) : null;
        if (next is null)
        {
            // Without a next URL it has ended; with one of another host it has left the CDN.
            End(decision.Next is null ? decision.Outcome : ChainOutcome.Ok);
            return null;
        }
        _asked.Add(decision.Next!);
        return next;
    }

    private Answer? AskFor(Url url)
    {
        if (_cache?.Find(_asked[^1], _context.Now) is { } own)
        {
            _context.Totals.OwnHits++;
            return new(own, _context.Now);
        }
        _context.Meter.WireRequest(_context.Now);
        var ticket = ++_ticket;
        var order = _context.Loop.Reserve();
        var ask = new Ask(arrival.Wanted.Document ?? url, arrival.Gzip, arrival.Wanted.Varies);
        if (clients.TierOf(arrival).Ask(ask, new(this, ticket)) is { } atOnce)
        {
            return Keep(atOnce);
        }
        _waits = true;
        _context.Loop.At(_context.Now + Persona.Timeout, order, () => GiveUp(ticket));
        return null;
    }

    private Answer Keep(in Answer answer)
    {
        if (!answer.Broken)
        {
            _cache?.Store(_asked[^1], answer, _context.Now);
        }
        return answer;
    }

    private void GiveUp(int ticket)
    {
        if (Waits(ticket))
        {
            _waits = false;
            End(ChainOutcome.TimedOut);
        }
    }

    /// <summary>Ends a try, and the chain unless another try follows.</summary>
    private void End(ChainOutcome outcome)
    {
        if (outcome == ChainOutcome.Looped && Persona.ForgetsAfterLoop && !_forgot)
        {
            _forgot = true;
            _cache?.Forget(First);
            Begin();
            return;
        }
        if (RetryRule.Next(Persona, outcome, _retries) is { } delay)
        {
            (_retries, _forgot) = (_retries + 1, false);
            _context.Loop.At(_context.Now + delay, Begin);
            return;
        }
        _context.Meter.Ended(_context.Now, outcome, _context.Now - arrival.At);
        // What a client's own cache repeats says nothing about the CDN.
        if (outcome == ChainOutcome.Looped && _ticket > 0)
        {
            _context.Loops.Add(arrival.Wanted.Project, _context.Now, FirstLoop);
        }
    }

    private JournalEvent FirstLoop()
    {
        var project = arrival.Wanted.Project;
        return JournalEvents.LoopFirst(
            _context.Now, project.Name, project.Differs, arrival.Wanted.Url.Target, clients.NameOf(arrival),
            Persona.Name, _ticket);
    }
}
