using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Tests.Redirects;

/// <summary>Releases and edge configs of 2022-06-10, before and after the change.</summary>
internal static class Flagship
{
    private static readonly Dictionary<string, string> Headers = new()
    {
        ["Surrogate-Control"] = "max-age=86400, stale-while-revalidate=300, stale-if-error=86400",
        ["Surrogate-Key"] = "project/{normalized}",
    };

    public static readonly Project Project = Project.Of(1, "pyOpenSSL", versions: 3, documentBytes: 1000);

    public static readonly IReadOnlyList<DocumentFamily> Families =
    [
        new() { Name = "project-json", Paths = ["/pypi/{name}/json", "/pypi/{name}/json/"] },
        new() { Name = "release-json", Paths = ["/pypi/{name}/{version}/json", "/pypi/{name}/{version}/json/"] },
        new() { Name = "simple", Paths = ["/simple/{name}/"] },
    ];

    public static readonly OriginRules OriginBefore = Origin("before", CanonicalSpelling.Verbatim);

    public static readonly OriginRules OriginAfter = Origin("after", CanonicalSpelling.Normalized);

    public static readonly EdgeRules EdgeBefore = new(new EdgeConfig { Name = "before" });

    public static readonly EdgeRules EdgeAfter = new(new EdgeConfig
    {
        Name = "after",
        Rules =
        [
            new()
            {
                Name = "json-trailing-slash",
                Match = "^/pypi/(?<name>[^/]+)(?<version>/[^/]+)?/json/$",
                Redirect = "/pypi/{name:pep503}{version}/json",
                StripQuery = true,
            },
            new()
            {
                Name = "json-normalised-name",
                Match = "^/pypi/(?<name>[^/]+)(?<version>/[^/]+)?/json$",
                Rewrite = "/pypi/{name:pep503}{version}/json",
                StripQuery = true,
            },
        ],
    });

    public static OriginDecision Answer(OriginRules origin, string path)
    {
        var match = origin.Match(path);
        return origin.Decide(path, match, Pep503.Normalize(match?.Name ?? "") == Project.Normalized ? Project : null);
    }

    private static OriginRules Origin(string name, CanonicalSpelling json) => new(
        new OriginRelease
        {
            Name = name,
            Routes = new Dictionary<string, RouteRule>
            {
                ["project-json"] = new() { Canonical = json },
                ["release-json"] = new() { Canonical = json },
                ["simple"] = new() { Canonical = CanonicalSpelling.Normalized },
            },
            DocumentHeaders = Headers,
            RedirectHeaders = Headers,
        },
        Families);
}
