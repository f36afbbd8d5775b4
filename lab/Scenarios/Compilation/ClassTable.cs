namespace CdnLab.Scenarios.Compilation;

/// <summary>The rules of a scenario, evaluated for one class of URLs: everything that simulator, checker and
/// <c>cdnlab show</c> need to know of a URL.</summary>
public sealed class ClassTable
{
    internal ClassTable(
        UrlClass urlClass,
        string example,
        IReadOnlyList<string> clientUrls,
        IReadOnlyDictionary<(string Config, string Url), EdgeCell> edge,
        IReadOnlyDictionary<(string Release, string Url), OriginCell> origin)
    {
        Class = urlClass;
        Example = example;
        ClientUrls = clientUrls;
        Edge = edge;
        Origin = origin;
    }

    /// <summary>The class.</summary>
    public UrlClass Class { get; }

    /// <summary>A name of the class.</summary>
    public string Example { get; }

    /// <summary>URLs by which clients ask, as symbols: the normalised spelling first, then the verbatim one where it
    /// differs.</summary>
    public IReadOnlyList<string> ClientUrls { get; }

    /// <summary>What each edge config makes of each URL that can come up.</summary>
    public IReadOnlyDictionary<(string Config, string Url), EdgeCell> Edge { get; }

    /// <summary>What each origin release answers for each URL that can come up.</summary>
    public IReadOnlyDictionary<(string Release, string Url), OriginCell> Origin { get; }

    /// <summary>A symbol with the example's own names in it, for people.</summary>
    public string Spell(string symbol) => symbol
        .Replace("{normalized}", Model.Redirects.Pep503.Normalize(Example), StringComparison.Ordinal)
        .Replace("{verbatim}", Example, StringComparison.Ordinal)
        .Replace("{version}", "1.0", StringComparison.Ordinal);

    /// <summary>The first difference to another member's table, or null when both are the same.</summary>
    internal string? DifferenceTo(ClassTable other)
    {
        if (!ClientUrls.SequenceEqual(other.ClientUrls))
        {
            return $"clients ask for {string.Join(", ", other.ClientUrls)}";
        }
        return First(Edge, other.Edge, "config") ?? First(Origin, other.Origin, "release");
    }

    private static string? First<TCell>(
        IReadOnlyDictionary<(string By, string Url), TCell> here,
        IReadOnlyDictionary<(string By, string Url), TCell> there,
        string what)
    {
        foreach (var (at, cell) in there)
        {
            if (!here.TryGetValue(at, out var mine) || !Equals(mine, cell))
            {
                return $"{what} '{at.By}', {at.Url}: {cell} in place of {(mine is null ? "nothing" : mine)}";
            }
        }
        return null;
    }
}
