using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>Which field's directives govern a response: the first targeted field present, else Cache-Control
/// (RFC 9213 2.2).</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Directives">Its directives.</param>
public readonly record struct TargetedControl(string Field, CacheDirectives Directives)
{
    // Older than RFC 9213, and of Cache-Control's syntax.
    private const string SurrogateControl = "Surrogate-Control";

    /// <summary>Selects the governing field. A targeted field that is empty or does not parse is passed over.</summary>
    public static TargetedControl Select(HeaderFields response, CacheProfile profile)
    {
        foreach (var name in profile.TargetedFields)
        {
            var directives = name.Equals(SurrogateControl, StringComparison.OrdinalIgnoreCase)
                ? CacheDirectivesParser.Parse(response[name])
                : TargetedDirectivesParser.Parse(response[name]);
            if (directives is { Any: true })
            {
                return new(name, Heeded(directives, profile));
            }
        }
        return new("Cache-Control", Heeded(CacheDirectivesParser.Parse(response["Cache-Control"]), profile));
    }

    private static CacheDirectives Heeded(CacheDirectives directives, CacheProfile profile) =>
        profile.IgnoredDirectives.Aggregate(directives, (rest, name) => rest.Without(name));
}
