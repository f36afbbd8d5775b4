using System.Net.Sockets;
using CdnLab.Model.Clients;

namespace CdnLab.Traffic.Sending;

/// <summary>One arrival carried out: the redirects it is led along, its user's cache, forgetting and retries.</summary>
internal sealed class Chain(Arrival arrival, TimeProvider time, Action<DateTimeOffset> onWire)
{
    private readonly List<Uri> _asked = [];
    private readonly UserCache? _cache = arrival.Client.CacheOf(arrival.User);
    private readonly Uri _first = new(arrival.Pop.Host, arrival.Path);
    private string _reason = "";
    private int _wireRequests;

    private ClientPersona Persona => arrival.Client.Persona;

    public async Task<ChainResult> RunAsync(CancellationToken stop)
    {
        for (var retries = 0; ; retries++)
        {
            var outcome = await TryAsync(stop);
            if (outcome == ChainOutcome.Looped && Persona.ForgetsAfterLoop)
            {
                _cache?.Forget(_first);
                outcome = await TryAsync(stop);
            }
            if (RetryRule.Next(Persona, outcome, retries) is not { } delay || stop.IsCancellationRequested)
            {
                return new ChainResult(outcome, _wireRequests, _reason);
            }
            await Task.Delay(delay, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<ChainOutcome> TryAsync(CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Persona.Timeout, time);
        using var stopping = stop.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), patience);
        try
        {
            _asked.Clear();
            _asked.Add(_first);
            while (true)
            {
                var answer = await AnswerAsync(_asked[^1], patience);
                if (Persona.AsksRedirector)
                {
                    return Ended(RedirectRule.Outcome(answer.Status), $"status {answer.Status}");
                }
                var decision = RedirectRule.Next(Persona, _asked, answer.Status, answer.Location);
                if (decision.Next is not { } next)
                {
                    return Ended(decision.Outcome, decision.Reason);
                }
                if (!arrival.Pop.Reaches(next))
                {
                    return Ended(ChainOutcome.Ok, $"redirected out of the lab, to {next.Host}");
                }
                _asked.Add(next);
            }
        }
        catch (OperationCanceledException)
        {
            return Ended(ChainOutcome.TimedOut, $"no answer within {Persona.Timeout.TotalSeconds} s");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or SocketException)
        {
            return Ended(ChainOutcome.ServerError, (broken.InnerException ?? broken).Message);
        }
    }

    private async ValueTask<Answer> AnswerAsync(Uri url, CancellationTokenSource patience)
    {
        var now = time.GetUtcNow();
        if (_cache?.Find(url, now) is { } kept)
        {
            return kept;
        }
        patience.CancelAfter(Persona.Timeout);
        _wireRequests++;
        onWire(now);
        var answer = await arrival.Pop.AskAsync(new Ask(url, Persona.UserAgent, arrival.Gzip), patience.Token);
        _cache?.Store(url, answer, time.GetUtcNow());
        return answer;
    }

    private ChainOutcome Ended(ChainOutcome outcome, string reason)
    {
        _reason = reason;
        return outcome;
    }
}
