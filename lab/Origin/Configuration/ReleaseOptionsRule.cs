using CdnLab.Model.Http;
using CdnLab.Model.Redirects;

namespace CdnLab.Origin.Configuration;

/// <summary>What is wrong with the families and releases of an origin.</summary>
internal static class ReleaseOptionsRule
{
    private static readonly string[] PathPlaces = ["name", "version"];
    private static readonly string[] TargetPlaces = ["name", "normalized", "version"];
    private static readonly string[] HeaderPlaces = [.. TargetPlaces, "group"];

    public static IEnumerable<string> Findings(OriginOptions options)
    {
        var families = options.Families.Select(f => f.Name).ToList();
        var releases = options.Releases.Select(r => r.Name).ToList();
        return Names("families", families)
            .Concat(Names("releases", releases))
            .Concat(options.Families.SelectMany(FamilyFindings))
            .Concat(options.Releases.SelectMany(r => Findings(r, families)))
            .Concat(releases.Contains(options.Release) || releases.Count == 0
                ? []
                : [$"release: '{options.Release}' is no release; known: {string.Join(", ", releases)}"]);
    }

    private static IEnumerable<string> Names(string key, List<string> names)
    {
        if (names.Count == 0)
        {
            yield return $"{key}: there is none";
        }
        foreach (var twice in names.GroupBy(n => n).Where(g => g.Count() > 1))
        {
            yield return $"{key}: '{twice.Key}' is there twice";
        }
        foreach (var name in names.Where(n => !IsFieldValue(n) || n.Length == 0))
        {
            yield return $"{key}: '{name}' is no name of visible characters";
        }
    }

    private static IEnumerable<string> FamilyFindings(DocumentFamily family)
    {
        var key = $"families.{family.Name}";
        if (family.Paths.Count == 0)
        {
            yield return $"{key}.paths: there is none";
        }
        foreach (var path in family.Paths)
        {
            if (TemplateFinding($"{key}.paths", path, PathPlaces) is { } finding)
            {
                yield return finding;
            }
            else if (!path.StartsWith('/') || !Template.Parse(path).Names.Contains("name"))
            {
                yield return $"{key}.paths: '{path}' does not begin with a slash and hold {{name}}";
            }
        }
        if (family.SizeFactor is not (> 0 and < 1000))
        {
            yield return $"{key}.size_factor: {family.SizeFactor} is not above 0 and below 1000";
        }
        if (!IsFieldValue(family.ContentType))
        {
            yield return $"{key}.content_type: '{family.ContentType}' is no field value";
        }
    }

    private static IEnumerable<string> Findings(OriginRelease release, List<string> families)
    {
        var key = $"releases.{release.Name}";
        foreach (var (family, route) in release.Routes)
        {
            if (!families.Contains(family))
            {
                yield return $"{key}.routes: '{family}' is no family; known: {string.Join(", ", families)}";
            }
            if (!Location.IsRedirect(route.RedirectStatus))
            {
                yield return $"{key}.routes.{family}.redirect_status: {route.RedirectStatus} is no redirect";
            }
            if (route.RedirectTo is { } target
                && TemplateFinding($"{key}.routes.{family}.redirect_to", target, TargetPlaces) is { } finding)
            {
                yield return finding;
            }
        }
        var headers = HeaderFindings($"{key}.document_headers", release.DocumentHeaders, HeaderPlaces)
            .Concat(HeaderFindings($"{key}.redirect_headers", release.RedirectHeaders, HeaderPlaces))
            .Concat(HeaderFindings($"{key}.not_found_headers", release.NotFoundHeaders, places: null));
        foreach (var finding in headers)
        {
            yield return finding;
        }
    }

    private static IEnumerable<string> HeaderFindings(
        string key, IReadOnlyDictionary<string, string> headers, string[]? places)
    {
        foreach (var (name, value) in headers)
        {
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c)))
            {
                yield return $"{key}: '{name}' is no field name";
            }
            if (!IsFieldValue(value))
            {
                yield return $"{key}.{name}: holds a character that no field value may hold";
            }
            if (places is not null && TemplateFinding($"{key}.{name}", value, places) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static string? TemplateFinding(string key, string text, string[] places)
    {
        try
        {
            var unknown = Template.Parse(text).Names.FirstOrDefault(n => !places.Contains(n));
            return unknown is null ? null : $"{key}: no value {{{unknown}}}; known: {string.Join(", ", places)}";
        }
        catch (FormatException wrong)
        {
            return $"{key}: {wrong.Message}";
        }
    }

    private static bool IsFieldValue(string text) => text.All(c => c is '\t' or (>= ' ' and < '\x7f'));
}
