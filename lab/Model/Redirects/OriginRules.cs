using CdnLab.Model.Http;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Redirects;

/// <summary>The answers of one origin release, ready to run. Thread-safe.</summary>
public sealed class OriginRules
{
    private readonly (DocumentFamily Family, Template Path)[] _routes;

    /// <summary>Prepares a release.</summary>
    /// <exception cref="FormatException">A template does not parse.</exception>
    public OriginRules(OriginRelease release, IReadOnlyList<DocumentFamily> families)
    {
        Release = release;
        _routes = [.. families.SelectMany(f => f.Paths.Select(p => (f, Template.Parse(p))))];
    }

    /// <summary>The release.</summary>
    public OriginRelease Release { get; }

    /// <summary>The family and name that a path asks for, or null when no family has such a path. The caller looks the
    /// project up by the PEP 503 form of the name and passes it to <see cref="Decide"/>.</summary>
    public RouteMatch? Match(string path)
    {
        foreach (var (family, template) in _routes)
        {
            if (Release.Routes.ContainsKey(family.Name) && template.Match(path) is { } values)
            {
                return new(family, template, values["name"], values.GetValueOrDefault("version"));
            }
        }
        return null;
    }

    /// <summary>Decides the answer.</summary>
    /// <param name="path">Path as sent.</param>
    /// <param name="match">What <see cref="Match"/> made of it.</param>
    /// <param name="project">The project of that name, or null when there is none.</param>
    public OriginDecision Decide(string path, RouteMatch? match, Project? project)
    {
        if (match is not { } route || project is null
            || (route.Version is { } version && !project.HasVersion(version)))
        {
            return NotFound(path, match);
        }
        var rule = Release.Routes[route.Family.Name];
        var canonical = Canonical(rule.Canonical, route.Name, project);
        var target = rule.RedirectTo is { } everywhere
            ? Template.Parse(everywhere).Expand(Values(canonical, project, route.Version))
            : route.Template.Expand(Values(canonical, project, route.Version));
        if (rule.RedirectTo is not null || canonical != route.Name)
        {
            return new(
                OriginOutcome.Redirect,
                rule.RedirectStatus,
                target,
                Fields(Release.RedirectHeaders, canonical, project, route.Version),
                route.Family,
                project,
                route.Version,
                rule.RedirectTo is null ? $"{rule.Canonical} spelling is canonical" : "redirects everything");
        }
        return new(
            OriginOutcome.Document,
            200,
            null,
            Fields(Release.DocumentHeaders, canonical, project, route.Version),
            route.Family,
            project,
            route.Version,
            "canonical");
    }

    private static string Canonical(CanonicalSpelling spelling, string asked, Project project) => spelling switch
    {
        CanonicalSpelling.Verbatim => project.Name,
        CanonicalSpelling.Normalized => project.Normalized,
        _ => asked,
    };

    private static Func<string, string?> Values(string name, Project project, string? version) => place => place switch
    {
        "name" => name,
        "normalized" => project.Normalized,
        "version" => version ?? "",
        _ => null,
    };

    private static HeaderFields Fields(
        IReadOnlyDictionary<string, string> templates, string name, Project project, string? version) =>
        new(templates.Select(t =>
            new HeaderField(t.Key, Template.Parse(t.Value).Expand(Values(name, project, version)))));

    private OriginDecision NotFound(string path, RouteMatch? match)
    {
        var slash = Release.NotFoundAppendsSlash && !path.EndsWith('/');
        return new(
            slash ? OriginOutcome.Redirect : OriginOutcome.NotFound,
            slash ? 301 : 404,
            slash ? path + "/" : null,
            new HeaderFields(Release.NotFoundHeaders.Select(h => new HeaderField(h.Key, h.Value))),
            match?.Family,
            null,
            match?.Version,
            slash ? "not found: appends a slash" : "not found");
    }
}
