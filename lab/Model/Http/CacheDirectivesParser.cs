namespace CdnLab.Model.Http;

/// <summary>Reads a Cache-Control field value (RFC 9111 5.2): names without case, values as token or quoted string;
/// of a repeated duration the first counts (RFC 9111 4.2.1), of everything else each occurrence.</summary>
public static class CacheDirectivesParser
{
    /// <summary>The directives of a combined field value; <see cref="CacheDirectives.None"/> for null.</summary>
    public static CacheDirectives Parse(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return CacheDirectives.None;
        }
        var result = new CacheDirectives { Any = true };
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in ListElements.Split(value))
        {
            var equals = element.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? element : element[..equals]).Trim().ToLowerInvariant();
            var argument = equals < 0 ? null : element[(equals + 1)..].Trim();
            if (seen.Add(name) || name is "no-cache" or "private")
            {
                result = Apply(result, name, argument);
            }
        }
        return result;
    }

    private static CacheDirectives Apply(CacheDirectives d, string name, string? argument) => name switch
    {
        "no-store" => d with { NoStore = true },
        "no-cache" => FieldNames(argument) is { Count: > 0 } names ? WithFields(d, names) : d with { NoCache = true },
        "private" => FieldNames(argument) is { Count: > 0 } names ? WithFields(d, names) : d with { Private = true },
        "public" => d with { Public = true },
        "must-revalidate" => d with { MustRevalidate = true },
        "proxy-revalidate" => d with { ProxyRevalidate = true },
        "must-understand" => d with { MustUnderstand = true },
        "immutable" => d with { Immutable = true },
        "only-if-cached" => d with { OnlyIfCached = true },
        "max-age" => Lifetime(d, argument, (x, v) => x with { MaxAge = v }),
        "s-maxage" => Lifetime(d, argument, (x, v) => x with { SharedMaxAge = v }),
        "min-fresh" => d with { MinFresh = Seconds(argument) },
        "max-stale" => d with { MaxStale = argument is null ? DeltaSeconds.Max : Seconds(argument) },
        "stale-while-revalidate" => d with { StaleWhileRevalidate = Seconds(argument) },
        "stale-if-error" => d with { StaleIfError = Seconds(argument) },
        _ => d,
    };

    private static CacheDirectives Lifetime(
        CacheDirectives d, string? argument, Func<CacheDirectives, TimeSpan, CacheDirectives> set) =>
        Seconds(argument) is { } value ? set(d, value) : d with { InvalidLifetime = true };

    private static TimeSpan? Seconds(string? argument) => DeltaSeconds.Parse(Unquote(argument));

    private static CacheDirectives WithFields(CacheDirectives d, List<string> names) =>
        d with { UnstorableFields = [.. d.UnstorableFields, .. names] };

    // An argument without a field name says nothing that narrows the directive: it counts as unqualified.
    private static List<string> FieldNames(string? argument) =>
        [.. ListElements.Split(Unquote(argument)).Where(f => !f.Contains('"', StringComparison.Ordinal))];

    private static string Unquote(string? text) =>
        text is ['"', .., '"'] ? text[1..^1].Replace("\\", "", StringComparison.Ordinal) : text ?? "";
}
