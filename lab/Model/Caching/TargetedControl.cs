using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>Which field's directives govern a response: the first targeted field present, else Cache-Control
/// (RFC 9213 2.2).</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Directives">Its directives.</param>
public readonly record struct TargetedControl(string Field, CacheDirectives Directives)
{
    /// <summary>Selects the governing field. A targeted field that is empty is passed over.</summary>
    public static TargetedControl Select(HeaderFields response, CacheProfile profile)
    {
        foreach (var name in profile.TargetedFields)
        {
            var directives = CacheDirectivesParser.Parse(response[name]);
            if (directives.Any)
            {
                return new(name, directives);
            }
        }
        return new("Cache-Control", CacheDirectivesParser.Parse(response["Cache-Control"]));
    }
}
