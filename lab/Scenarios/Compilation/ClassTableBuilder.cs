using CdnLab.Model.Caching;
using CdnLab.Model.Clients;
using CdnLab.Model.Http;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Compilation;

/// <summary>Evaluates all releases and configs of a scenario on one member of a class, for every URL that can come
/// up.</summary>
internal sealed class ClassTableBuilder
{
    /// <summary>More URLs than this from one name: rules that make ever longer ones.</summary>
    private const int UrlsMax = 64;

    private readonly Format.ScenarioSpec _spec;
    private readonly IReadOnlyList<EdgeRules> _configs;
    private readonly IReadOnlyList<OriginRules> _releases;

    public ClassTableBuilder(Format.ScenarioSpec spec)
    {
        _spec = spec;
        _configs = [.. spec.Edge.Configs.Values.Select(c => new EdgeRules(c))];
        _releases = [.. spec.Origin.Releases.Values.Select(r => new OriginRules(r, spec.Families))];
    }

    /// <exception cref="CompilationException">The rules make ever new URLs.</exception>
    public ClassTable Build(UrlClass urlClass, ClassMember member)
    {
        var family = _spec.Families.First(f => f.Name == urlClass.Family);
        return Build(urlClass, member, member.ClientUrls(Template.Parse(family.Paths[urlClass.Form])));
    }

    /// <summary>The same for URLs of one's own.</summary>
    /// <exception cref="CompilationException">The rules make ever new URLs.</exception>
    public ClassTable Build(UrlClass urlClass, ClassMember member, IReadOnlyList<string> asked)
    {
        var edge = new Dictionary<(string, string), EdgeCell>();
        var origin = new Dictionary<(string, string), OriginCell>();
        var open = new Queue<string>(asked);
        var seen = new HashSet<string>(asked, StringComparer.Ordinal);
        while (open.TryDequeue(out var url))
        {
            var symbol = member.Symbol(url);
            var next = new List<string?>();
            foreach (var config in _configs)
            {
                var decision = config.Decide("GET", _spec.Topology.Host, url);
                edge[(config.Config.Name, symbol)] = Cell(decision, member);
                next.Add(decision.Outcome == EdgeRequestOutcome.Redirect ? Local(decision.Location) : decision.Url);
            }
            foreach (var release in _releases)
            {
                var path = RequestTarget.Parse(url).Path;
                var decision = release.Decide(path, release.Match(path), member.Project);
                origin[(release.Release.Name, symbol)] = Cell(decision, member, release.Release.EntityTags);
                next.Add(Local(decision.Location));
            }
            foreach (var fresh in next.OfType<string>().Where(seen.Add))
            {
                open.Enqueue(fresh);
            }
            if (seen.Count > UrlsMax)
            {
                throw new CompilationException(
                    $"'{member.Name}': rules make over {UrlsMax} URLs of {asked[0]}, as {url}");
            }
        }
        return new(urlClass, member.Name, [.. asked.Select(member.Symbol)], edge, origin);
    }

    /// <summary>The path of a location on the CDN's own host; null when it leads elsewhere or nowhere.</summary>
    private string? Local(string? location)
    {
        var host = _spec.Topology.Host;
        return Location.Resolve(new Uri($"http://{host}/"), location) is { } target && target.Authority == host
            ? target.PathAndQuery
            : null;
    }

    private static EdgeCell Cell(EdgeRequestDecision decision, ClassMember member) => new(
        decision.Outcome,
        member.Symbol(decision.Url),
        decision.Outcome == EdgeRequestOutcome.Lookup ? member.Symbol(decision.Key.Value) : "",
        decision.Status,
        decision.Location is { } location ? member.Symbol(location) : null,
        string.Join(',', decision.Rules));

    private OriginCell Cell(OriginDecision decision, ClassMember member, bool entityTags)
    {
        var freshness = FreshnessRule.Decide(decision.Status, decision.Headers, _spec.Start, _spec.Edge.Profile);
        var store = StorabilityRule.Decide(
            "GET", decision.Status, HeaderFields.Empty, decision.Headers, _spec.Edge.Profile);
        return new(
            decision.Outcome,
            decision.Status,
            decision.Location is { } location ? member.Symbol(location) : null,
            store.Store && freshness.Lifetime > TimeSpan.Zero,
            freshness.Lifetime,
            freshness.StaleWhileRevalidate,
            freshness.StaleIfError,
            string.Join(' ', SurrogateKeys.Of(decision.Headers).Select(member.Symbol)),
            decision.Headers["Vary"] ?? "")
        {
            MustRevalidate = freshness.MustRevalidate,
            HasValidator = (entityTags && decision.Outcome == OriginOutcome.Document)
                || decision.Headers.Contains("ETag") || decision.Headers.Contains("Last-Modified"),
            ClientLifetime = ClientCacheRule.Lifetime(decision.Status, decision.Headers, _spec.Start),
        };
    }
}
