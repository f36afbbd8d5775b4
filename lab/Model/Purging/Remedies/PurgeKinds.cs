namespace CdnLab.Model.Purging.Remedies;

/// <summary>The kinds of purge.</summary>
public static class PurgeKinds
{
    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, PurgeKind> ByName { get; } =
        RemedyCatalogue.All.OfType<PurgeKind>().ToDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>The kind of a strategy.</summary>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public static PurgeKind Of(PurgeStrategy strategy) =>
        ByName.GetValueOrDefault(strategy.Kind) ?? throw new ArgumentException(
            $"'{strategy.Kind}' is no kind of purge; known: {string.Join(", ", ByName.Keys)}", nameof(strategy));
}
