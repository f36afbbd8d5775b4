using CdnLab.Conformance.Format;
using CdnLab.Conformance.Rules;
using CdnLab.Edge.Configuration;
using CdnLab.Testing;

namespace CdnLab.Conformance.Live;

/// <summary>Runs a case through live edges before a scripted origin, on a clock that only the case moves.</summary>
internal sealed class LiveRun : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(CaseClock.Start);
    private readonly ScriptedOrigin _origin;
    private OriginAnswer? _answer;
    private Task _gate = Task.CompletedTask;
    private LiveEdge _pop = null!;
    private LiveEdge? _shield;

    private LiveRun() => _origin = new ScriptedOrigin(_ => Scripted(_answer ?? OriginAnswer.Unforeseen));

    public static async Task<IReadOnlyList<Observed>> RunAsync(ConformanceCase test)
    {
        await using var run = new LiveRun();
        await run.StartAsync(test);
        var seen = new List<Observed>();
        foreach (var step in test.Steps)
        {
            run._clock.Advance(CaseClock.Of(step, run._clock.GetUtcNow()) - run._clock.GetUtcNow());
            await run.PrepareAsync(step);
            if (step.Ask is not null)
            {
                seen.Add(await run.AskAsync(step));
            }
        }

        return seen;
    }

    public async ValueTask DisposeAsync()
    {
        await _pop.DisposeAsync();
        await (_shield?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _origin.DisposeAsync();
    }

    private async Task StartAsync(ConformanceCase test)
    {
        var options = new EdgeOptions
        {
            Name = "shield",
            Tier = EdgeTier.Shield,
            Host = RuleRun.Host,
            Origin = _origin.Url,
            Profile = test.Profile,
            Configs = test.Configs,
            AllowTrace = true,
        };
        _shield = test.Shield ? await LiveEdge.StartAsync(options, _clock) : null;
        _pop = await LiveEdge.StartAsync(
            options with { Name = "pop", Tier = EdgeTier.Pop, Origin = _shield?.Url ?? _origin.Url }, _clock);
    }

    private async Task PrepareAsync(CaseStep step)
    {
        foreach (var edge in step.Tier switch { "pop" => [_pop], "shield" => [_shield!], _ => Tiers })
        {
            if (step.Purge is { } purge)
            {
                await edge.PurgeAsync(purge);
            }

            if (step.Deploy is { } config)
            {
                await edge.DeployAsync(config);
            }
        }
    }

    private IEnumerable<LiveEdge> Tiers => _shield is null ? [_pop] : [_pop, _shield];

    private async Task<Observed> AskAsync(CaseStep step)
    {
        var before = _origin.Requests.Count;
        var open = new TaskCompletionSource();
        var held = step.Together > 1 || step.Meanwhile is not null;
        (_answer, _gate) = (step.Origin, held ? open.Task : Task.CompletedTask);
        var asking = Enumerable.Range(0, step.Together).Select(_ => LiveAnswer.AskAsync(_pop.Public, step)).ToList();
        if (step.Together > 1)
        {
            await Eventually.TrueAsync(() => _pop.Collapser.Waiting == step.Together - 1, "all others wait");
        }

        if (step.Meanwhile is { } purge)
        {
            await Eventually.TrueAsync(() => _origin.Requests.Count > before, "the origin is asked");
            await Task.WhenAll(Tiers.Select(edge => edge.PurgeAsync(purge)));
        }

        open.SetResult();

        var answers = await Task.WhenAll(asking);
        await Eventually.TrueAsync(() => Tiers.All(edge => edge.Collapser.InFlight == 0), "refreshes have landed");
        var asked = _origin.Requests.Skip(before).ToList();
        return answers[0].Seen with
        {
            Outcome = string.Join(',', answers.Select(a => a.Seen.Outcome).Order(StringComparer.Ordinal)),
            Asked = asked.Count,
            Cause = string.Join(',', asked.Select(r => r["CdnLab-Cause"] ?? "")),
            Conditional = asked.Exists(r => r["If-None-Match"] is not null || r["If-Modified-Since"] is not null),
        };
    }

    private ScriptedResponse Scripted(OriginAnswer answer)
    {
        var fields = answer.Fields.Select(f => $"{f.Key}: {f.Value}").ToArray();
        // Half a header section: the client library repeats by itself what was not answered at all.
        var response = answer.Fails
            ? ScriptedResponse.Raw("HTTP/1.1 200 OK\r\nContent-Le") with { Close = true }
            : ScriptedResponse.Of(answer.Status, answer.Body, fields);
        return response with { After = _gate };
    }
}
