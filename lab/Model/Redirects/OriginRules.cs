using CdnLab.Model.Http;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Redirects;

/// <summary>The answers of one origin release, ready to run. Thread-safe.</summary>
public sealed class OriginRules
{
    private static readonly string[] PathPlaces = ["name", "normalized", "version"];
    private static readonly string[] HeaderPlaces = [.. PathPlaces, "group"];
    private readonly (DocumentFamily Family, Template Path)[] _routes;
    private readonly Dictionary<string, Template> _redirectTo;
    private readonly (string Name, Template Value)[] _documentHeaders;
    private readonly (string Name, Template Value)[] _redirectHeaders;
    private readonly HeaderFields _notFoundHeaders;

    /// <summary>Prepares a release.</summary>
    /// <exception cref="FormatException">A template does not parse, names a value that it cannot have, or a path has
    /// no place for the name.</exception>
    public OriginRules(OriginRelease release, IReadOnlyList<DocumentFamily> families)
    {
        Release = release;
        _routes = [.. families.SelectMany(f => f.Paths.Select(p => (f, Path(p))))];
        _redirectTo = release.Routes
            .Where(r => r.Value.RedirectTo is not null)
            .ToDictionary(r => r.Key, r => Read(r.Value.RedirectTo!, PathPlaces), StringComparer.Ordinal);
        _documentHeaders = Read(release.DocumentHeaders);
        _redirectHeaders = Read(release.RedirectHeaders);
        _notFoundHeaders = new(release.NotFoundHeaders.Select(h => new HeaderField(h.Key, h.Value)));
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
        var values = Values(canonical, project, route.Version);
        if (rule.RedirectTo is not null || canonical != route.Name)
        {
            return new(
                OriginOutcome.Redirect,
                rule.RedirectStatus,
                _redirectTo.GetValueOrDefault(route.Family.Name, route.Template).Expand(values),
                Fields(_redirectHeaders, values),
                route.Family,
                project,
                route.Version,
                rule.RedirectTo is null ? $"{rule.Canonical} spelling is canonical" : "redirects everything");
        }
        return new(
            OriginOutcome.Document,
            200,
            null,
            Fields(_documentHeaders, values),
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
        "group" => RandomGroups.GroupOf(project),
        _ => null,
    };

    private static HeaderFields Fields((string Name, Template Value)[] templates, Func<string, string?> values) =>
        new(templates.Select(t => new HeaderField(t.Name, t.Value.Expand(values))));

    private static Template Path(string text)
    {
        var path = Read(text, PathPlaces);
        return path.Names.Contains("name") ? path : throw new FormatException($"'{text}' has no place for {{name}}");
    }

    private static (string Name, Template Value)[] Read(IReadOnlyDictionary<string, string> fields) =>
        [.. fields.Select(f => (f.Key, Read(f.Value, HeaderPlaces)))];

    private static Template Read(string text, string[] known)
    {
        var template = Template.Parse(text);
        var unknown = template.Names.FirstOrDefault(n => !known.Contains(n));
        return unknown is null
            ? template
            : throw new FormatException($"'{text}': no value {{{unknown}}}; known: {string.Join(", ", known)}");
    }

    private OriginDecision NotFound(string path, RouteMatch? match)
    {
        var slash = Release.NotFoundAppendsSlash && !path.EndsWith('/');
        return new(
            slash ? OriginOutcome.Redirect : OriginOutcome.NotFound,
            slash ? 301 : 404,
            slash ? path + "/" : null,
            _notFoundHeaders,
            match?.Family,
            null,
            match?.Version,
            slash ? "not found: appends a slash" : "not found");
    }
}
