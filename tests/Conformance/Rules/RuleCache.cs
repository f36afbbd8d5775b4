using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;

namespace CdnLab.Conformance.Rules;

/// <summary>A cache made of nothing but the rules of lab/Model: no sockets, no threads, no time of its own.</summary>
internal sealed class RuleCache(
    CacheProfile profile,
    IReadOnlyList<EdgeConfig> configs,
    string host,
    Func<RuleRequest, DateTimeOffset, RuleAnswer?> upstream)
{
    private readonly RuleStore _store = new(profile);
    private EdgeRules _rules = new(configs[0]);

    public void Deploy(string config) => _rules = new(configs.Single(c => c.Name == config));

    public void Purge(PurgeRequest purge, DateTimeOffset now) =>
        _store.Purge(purge, url => _rules.Decide("GET", host, url), now);

    public RuleAnswer Ask(RuleRequest request, DateTimeOffset now)
    {
        var decision = _rules.Decide(request.Method, host, request.Url);
        return decision.Outcome switch
        {
            EdgeRequestOutcome.Redirect =>
                new("redirected", decision.Status, new(("Location", decision.Location!)), ""),
            var outcome when outcome == EdgeRequestOutcome.Pass
                || PassRule.Decide(request.Fields.Contains, profile) is not null =>
                Pass(request with { Url = decision.Url }, request.Url, now),
            _ => LookUp(request with { Url = decision.Url }, request.Url, decision.Key, now) with
            {
                Key = decision.Key.Value,
            },
        };
    }

    private RuleAnswer Pass(RuleRequest request, string asked, DateTimeOffset now)
    {
        if (upstream(request with { FromEdge = true, Cause = "" }, now) is not { } answer)
        {
            return new("failed", 502, HeaderFields.Empty, "");
        }

        var url = new Uri($"http://{host}{asked}");
        foreach (var target in InvalidationRule.Targets(request.Method, url, answer.Status, answer.Fields, profile))
        {
            _store.Invalidate(_rules.Decide("GET", host, target.PathAndQuery).Key);
        }

        var selecting = Selecting(request);
        if (request.Method == "POST" && PostRule.Decide(url, answer.Status, selecting, answer.Fields, profile).Store)
        {
            var key = _rules.Decide("GET", host, asked).Key;
            _store.Put(Stored(key, selecting, answer, now), answer.Body);
        }

        return answer with { Outcome = "passed", Upstream = answer.Outcome, Served = null };
    }

    private StoredResponse Stored(CacheKey key, HeaderFields selecting, RuleAnswer answer, DateTimeOffset now)
    {
        var names = VaryRule.FieldNames(answer.Fields["Vary"]);
        var variant = VaryRule.VariantKey(names, name => selecting[name], profile);
        var provenance = new Provenance("", _rules.Config.Name, now);
        return StoringRule.Store(key, variant, answer.Status, answer.Fields, now, now, profile, provenance);
    }

    private RuleAnswer LookUp(RuleRequest request, string asked, CacheKey key, DateTimeOffset now)
    {
        var directives = CacheDirectivesParser.Parse(request.Fields["Cache-Control"]);
        if (_store.Find(key, request.Fields) is not { } found)
        {
            var absent = ReuseRule.DecideAbsent(directives, profile, _store.Knows(key));
            return absent.Outcome == ReuseOutcome.GatewayTimeout
                ? new("failed", 504, HeaderFields.Empty, "")
                : Fetch(request, key, null, validate: false, now);
        }

        var (stored, body) = found;
        var reuse = ReuseRule.Decide(stored, now, directives, profile, request.FromEdge);
        var refused = reuse.Outcome is ReuseOutcome.Hit or ReuseOutcome.HitStale && _rules.Config.RefuseSelfRedirect
            && SelfRedirectRule.Holds(stored, new Uri($"http://{host}{asked}"), host, _rules);
        switch (reuse.Outcome)
        {
            case var _ when refused:
                return Fetch(request, key, null, validate: false, now);
            case ReuseOutcome.GatewayTimeout:
                return new("failed", 504, HeaderFields.Empty, "");
            case ReuseOutcome.Hit:
                return Serve("hit", stored, body, now, request);
            case ReuseOutcome.HitStale:
                var served = Serve("hit_stale", stored, body, now, request);
                Fetch(request, key, found, stored.HasValidator, now);
                return served;
            default:
                return Fetch(request, key, found, reuse.Outcome == ReuseOutcome.Validate, now);
        }
    }

    private RuleAnswer Fetch(
        RuleRequest request,
        CacheKey key,
        (StoredResponse Response, string Body)? found,
        bool validate,
        DateTimeOffset now)
    {
        var stored = found?.Response;
        var cause = FetchCauseRule.Decide(stored, validate, stored is null && _store.TakePurged(key));
        var conditions = validate ? ValidationRule.ConditionalFields(stored!) : [];
        var forwarded = new RuleRequest(
            "GET", request.Url, new(Selecting(request).Concat(conditions)), true, FetchCauseRule.Token(cause));
        var mark = _store.PurgeMark;
        var answer = upstream(forwarded, now);
        if (IsError(answer) && stored is not null && ReuseRule.MayServeOnError(stored, now, profile, answer is null))
        {
            return Serve("stale_if_error", stored, found!.Value.Body, now, request, answer);
        }

        if (IsError(answer) && profile.RestartOnError)
        {
            answer = upstream(forwarded with { Cause = FetchCauseRule.Token(FetchCause.Retry) }, now);
        }

        return answer is null
            ? new("failed", 502, HeaderFields.Empty, "")
            : Accept(request, key, validate ? found : null, answer, mark, now);
    }

    private RuleAnswer Accept(
        RuleRequest request,
        CacheKey key,
        (StoredResponse Response, string Body)? found,
        RuleAnswer answer,
        long mark,
        DateTimeOffset now)
    {
        var provenance = new Provenance("", _rules.Config.Name, now);
        if (answer.Status == 304 && found is { } known)
        {
            var fresh = StoringRule.Freshen(known.Response, answer.Fields, now, now, profile, provenance);
            if (!StoringRule.MayKeep(known.Response, Selecting(request), answer.Fields, profile).Store)
            {
                _store.Forget(known.Response);
                return Serve("revalidated", fresh, known.Body, now, request, answer) with { Shared = false };
            }

            _store.PutUnlessPurged(fresh, known.Body, mark);
            return Serve("revalidated", fresh, known.Body, now, request, answer);
        }

        var selecting = Selecting(request);
        var storable = StorabilityRule.Decide(
            "GET", answer.Status, selecting, answer.Fields, profile, _rules.Config.UnstorableStatuses);
        var stored = Stored(key, selecting, answer, now);
        if (!storable.Store || !StoringRule.Serves(stored, profile))
        {
            return answer with { Outcome = "miss", Upstream = answer.Outcome, Served = null, Shared = false };
        }

        _store.PutUnlessPurged(stored, answer.Body, mark);
        return Serve("miss", stored, answer.Body, now, request, answer);
    }

    private RuleAnswer Serve(
        string outcome,
        StoredResponse stored,
        string body,
        DateTimeOffset now,
        RuleRequest request,
        RuleAnswer? asked = null)
    {
        var notModified = ValidationRule.NotModified(
            stored.Status, stored.Headers, request.Fields["If-None-Match"], request.Fields["If-Modified-Since"]);
        var age = (long)stored.CurrentAge(now).TotalSeconds;
        // RFC 9111 5.1: Age says that the answer was not made or validated for this request.
        var shown = !profile.StripAge && (outcome is not ("miss" or "revalidated") || age > 0);
        var fields = shown ? stored.Headers.With("Age", $"{age}") : stored.Headers;
        var range = request.Method == "GET" && !notModified
            ? RangeRule.Decide(
                stored.Status, stored.Headers, body.Length, request.Fields["Range"], request.Fields["If-Range"])
            : RangeDecision.Whole;
        var sent = notModified || request.Method == "HEAD" || !range.Satisfiable ? ""
            : range.Ranges is [var only] ? body.Substring((int)only.First, (int)only.Length) : body;
        var status = notModified ? 304 : !range.Satisfiable ? 416 : range.Ranges.Count > 0 ? 206 : stored.Status;
        return new(outcome, status, fields, sent)
        {
            Served = stored,
            Upstream = asked?.Outcome ?? "",
        };
    }

    private HeaderFields Selecting(RuleRequest request)
    {
        var fields = request.Fields.Without("If-None-Match", "If-Modified-Since", "Range", "If-Range");
        return profile.NormalizeAcceptEncoding && fields["Accept-Encoding"] is { } value
            ? VaryRule.AcceptsGzip(value) ? fields.With("Accept-Encoding", "gzip") : fields.Without("Accept-Encoding")
            : fields;
    }

    private static bool IsError(RuleAnswer? answer) => answer is null || StatusCodes.IsServerError(answer.Status);
}
