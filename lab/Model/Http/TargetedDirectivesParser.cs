using System.Text.RegularExpressions;

namespace CdnLab.Model.Http;

/// <summary>Reads a targeted field such as CDN-Cache-Control: a Dictionary Structured Field (RFC 9213 2.1, RFC 8941
/// 3.2), stricter than Cache-Control. One error spoils the field; of a repeated directive the last counts.</summary>
public static class TargetedDirectivesParser
{
    private const string Key = @"[a-z*][a-z0-9_\-.*]*";

    private const string Item = @"(?:-?[0-9]{1,12}\.[0-9]{1,3}|-?[0-9]{1,15}|""(?:[ !#-\[\]-~]|\\[""\\])*""|\?[01]"
        + @"|[A-Za-z*][!#$%&'*+\-.^_`|~0-9A-Za-z:/]*|:[A-Za-z0-9+/=]*:)";

    private const string Parameters = "(?:; *" + Key + "(?:=" + Item + ")?)*";

    private const string InnerList =
        @"\( *(?:" + Item + Parameters + "(?: +" + Item + Parameters + @")* *)?\)";

    private static readonly Regex Member = new(
        "^(?<key>" + Key + ")(?:=(?<value>" + Item + "|" + InnerList + "))?" + Parameters + "$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The directives of a combined field value; null when the field is absent, empty or no dictionary and
    /// has to be passed over.</summary>
    public static CacheDirectives? Parse(string? value)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in ListElements.SplitAll((value ?? "").Trim(' ')))
        {
            if (Member.Match(element) is not { Success: true } member)
            {
                return null;
            }
            members[member.Groups["key"].Value] =
                member.Groups["value"] is { Success: true } item ? item.Value : "?1";
        }
        var directives = members.Select(m => Directive(m.Key, m.Value)).OfType<string>();
        return CacheDirectivesParser.Parse(string.Join(", ", directives)) with { Any = true };
    }

    // The directive as Cache-Control would write it; null when its value is of another type than the directive's: such
    // values are not to be consumed, though a lifetime that cannot be read makes the response stale.
    private static string? Directive(string key, string value) => key switch
    {
        "max-age" or "s-maxage" => key + "=" + value.Replace('"', '?'),
        "stale-while-revalidate" or "stale-if-error" => key + "=" + value.Replace('"', '?'),
        "private" or "no-cache" when value[0] == '"' => key + "=" + value,
        _ => value == "?1" ? key : null,
    };
}
