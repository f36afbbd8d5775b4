using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>The rules of a scenario on real URLs; each decision is made once and remembered, which changes no
/// decision.</summary>
internal sealed class RuleBook
{
    private readonly Dictionary<string, Url> _urls = new(StringComparer.Ordinal);
    private readonly Dictionary<(AnswerContent, string, string), StoredResponse> _stored = [];
    private readonly CompiledScenario _compiled;
    private readonly EdgeRules[] _configs;
    private readonly OriginRules[] _releases;
    private readonly Uri _root;

    public RuleBook(CompiledScenario compiled)
    {
        _compiled = compiled;
        _configs = [.. Spec.Edge.Configs.Values.Select(c => new EdgeRules(c))];
        _releases = [.. Spec.Origin.Releases.Values.Select(r => new OriginRules(r, Spec.Families))];
        _root = new($"http://{Spec.Topology.Host}/");
    }

    public ScenarioSpec Spec => _compiled.Spec;

    public CacheProfile Profile => Spec.Edge.Profile;

    public int Config(string name) => Array.FindIndex(_configs, c => c.Config.Name == name);

    public int Release(string name) => Array.FindIndex(_releases, r => r.Release.Name == name);

    public EdgeConfig Config(int config) => _configs[config].Config;

    public string ReleaseName(int release) => _releases[release].Release.Name;

    public Url Of(string target)
    {
        if (!_urls.TryGetValue(target, out var url))
        {
            _urls.Add(target, url = new(target, new Uri(_root, target), _configs.Length, _releases.Length));
        }
        return url;
    }

    /// <summary>The URL when it is one of the CDN; null when it leads elsewhere.</summary>
    public Url? Of(Uri uri) =>
        uri.Host == _root.Host && (uri.IsDefaultPort || uri.Port == _root.Port) ? Of(uri.PathAndQuery) : null;

    /// <summary>Whether answers of the class that a name and family belong to vary on Accept-Encoding.</summary>
    public bool Varies(NameClass name, string family) => _compiled[new UrlClass(name, family, 0)].Origin.Values
        .Any(cell => cell.Storable && VaryRule.FieldNames(cell.Vary).Contains("accept-encoding"));

    public EdgeChoice Decide(int config, Url url) => url.Edge[config] ??= Choose(config, url);

    public AnswerContent Answer(int release, Url url, bool gzip) =>
        url.Origin[2 * release + (gzip ? 1 : 0)] ??= Answer(_releases[release], url, gzip);

    /// <summary>Whether a config's edge stores it at all.</summary>
    public bool Stores(int config, AnswerContent content)
    {
        content.Storable = content.Storable.Length > 0 ? content.Storable : new bool?[_configs.Length];
        return content.Storable[config] ??= StorabilityRule.Decide(
            "GET", content.Status, HeaderFields.Empty, content.Fields, Profile, Config(config).UnstorableStatuses)
            .Store;
    }

    /// <summary>What is stored of it, received just now and of age zero.</summary>
    public StoredResponse Stored(AnswerContent content, string key, string variant, DateTimeOffset now)
    {
        if (content.Dated)
        {
            return Store(content, key, variant, now);
        }
        if (!_stored.TryGetValue((content, key, variant), out var stored))
        {
            _stored.Add((content, key, variant), stored = Store(content, key, variant, now));
        }
        return stored with { ResponseTime = now };
    }

    /// <summary>Whether a stored redirect leads back to its own key under a config.</summary>
    public bool LeadsToItself(int config, StoredResponse stored, Url asked) =>
        SelfRedirectRule.Holds(stored, asked.Uri, Spec.Topology.Host, _configs[config]);

    private StoredResponse Store(AnswerContent content, string key, string variant, DateTimeOffset now) =>
        StoringRule.Store(new(key), variant, content.Status, content.Fields, now, now, Profile, default);

    private EdgeChoice Choose(int config, Url url)
    {
        var decision = _configs[config].Decide("GET", Spec.Topology.Host, url.Target);
        var redirect = decision.Outcome == EdgeRequestOutcome.Redirect
            ? new AnswerContent(decision.Status, decision.Location, new(("Location", decision.Location!)))
            : null;
        return new(decision.Outcome, Of(decision.Url), decision.Key.Value ?? "", redirect);
    }

    private AnswerContent Answer(OriginRules rules, Url url, bool gzip)
    {
        var path = RequestTarget.Parse(url.Target).Path;
        var match = rules.Match(path);
        var decision = rules.Decide(path, match, match is null ? null : _compiled.Catalogue.Find(match.Name));
        var fields = decision.Location is { } location ? decision.Headers.With("Location", location) : decision.Headers;
        if (decision.Outcome != OriginOutcome.Document)
        {
            return new(decision.Status, decision.Location, fields) { Outcome = decision.Outcome };
        }
        var (family, project) = (decision.Family!, decision.Project!);
        var tag = $"\"{family.Name}/{project.Normalized}/{decision.Version}/{gzip}\"";
        return new(decision.Status, null, rules.Release.EntityTags ? fields.With("ETag", tag) : fields)
        {
            Outcome = decision.Outcome,
            Bytes = family.BytesOf(project),
        };
    }
}
