using System.Globalization;
using CdnLab.Conformance.Format;
using CdnLab.Model.Http;
using CdnLab.Model.Purging;

namespace CdnLab.Conformance.Rules;

/// <summary>Runs a case through the pure rules.</summary>
internal sealed class RuleRun
{
    public const string Host = "example.test";

    private readonly RuleCache _pop;
    private readonly RuleCache? _shield;
    private readonly List<RuleRequest> _asked = [];
    private OriginAnswer? _answer;
    private PurgeRequest? _meanwhile;

    private RuleRun(ConformanceCase test)
    {
        _shield = test.Shield ? new(test.Profile, test.Configs, Host, Origin) : null;
        _pop = new(test.Profile, test.Configs, Host, _shield is { } shield ? shield.Ask : Origin);
    }

    /// <summary>What each step that asks shows.</summary>
    public static IReadOnlyList<Observed> Run(ConformanceCase test)
    {
        var run = new RuleRun(test);
        var now = CaseClock.Start;
        var seen = new List<Observed>();
        foreach (var step in test.Steps)
        {
            now = CaseClock.Of(step, now);
            run.Prepare(step, now);
            if (step.Ask is not null)
            {
                seen.Add(run.Ask(step, now));
            }
        }

        return seen;
    }

    private void Prepare(CaseStep step, DateTimeOffset now)
    {
        foreach (var cache in step.Tier switch { "pop" => [_pop], "shield" => [_shield!], _ => Tiers })
        {
            if (step.Purge is { } purge)
            {
                cache.Purge(purge, now);
            }

            if (step.Deploy is { } config)
            {
                cache.Deploy(config);
            }
        }
    }

    private IEnumerable<RuleCache> Tiers => _shield is null ? [_pop] : [_pop, _shield];

    private Observed Ask(CaseStep step, DateTimeOffset now)
    {
        _asked.Clear();
        (_answer, _meanwhile) = (step.Origin, step.Meanwhile);
        var fields = new HeaderFields(step.Fields.Select(f => new HeaderField(f.Key, f.Value)));
        var request = new RuleRequest(step.Method, step.Ask!, fields);
        var first = _pop.Ask(request, now);
        var outcomes = new List<string> { first.Outcome };
        for (var i = 1; i < step.Together; i++)
        {
            // Those that wait share what may be shared; else each asks for itself.
            outcomes.Add(first.Outcome is "miss" or "revalidated" && first.Shared ? "collapsed"
                : first.Outcome is "failed" or "stale_if_error" ? first.Outcome
                : _pop.Ask(request, now).Outcome);
        }

        return new()
        {
            Outcome = string.Join(',', outcomes.Order(StringComparer.Ordinal)),
            Status = first.Status,
            Body = first.Outcome == "failed" ? "" : first.Body,
            Age = first.Fields["Age"] is { } age ? long.Parse(age, CultureInfo.InvariantCulture) : -1,
            Location = first.Fields["Location"],
            Key = first.Key,
            Variant = first.Served?.Variant,
            Shield = _shield is null ? "" : first.Upstream,
            Asked = _asked.Count,
            Cause = string.Join(',', _asked.Select(r => r.Cause)),
            Conditional = _asked.Exists(
                r => r.Fields.Contains("If-None-Match") || r.Fields.Contains("If-Modified-Since")),
        };
    }

    private RuleAnswer? Origin(RuleRequest request, DateTimeOffset now)
    {
        _asked.Add(request);
        var answer = _answer ?? OriginAnswer.Unforeseen;
        foreach (var cache in _meanwhile is null ? [] : Tiers)
        {
            cache.Purge(_meanwhile!, now);
        }

        return answer.Fails
            ? null
            : new("", answer.Status, new(answer.Fields.Select(f => new HeaderField(f.Key, f.Value))), answer.Body);
    }
}
