using System.Globalization;

namespace CdnLab.Scenarios.Journal;

/// <summary>Fills the places of a status post with what the run shows at that moment.</summary>
public static class StatusText
{
    /// <summary>The text with every known <c>{place}</c> filled; unknown ones stay as they are.</summary>
    public static string Fill(string text, StatusFigures figures) => text
        .Replace("{looped_ratio}", Percent(figures.LoopedRatio), StringComparison.Ordinal)
        .Replace("{looping_projects}", figures.LoopingProjects.ToString("N0", CultureInfo.InvariantCulture),
            StringComparison.Ordinal)
        .Replace("{purged_ratio}", Percent(figures.PurgedRatio), StringComparison.Ordinal)
        .Replace("{shards_left}", figures.ShardsLeft.Count == 0 ? "none" : string.Join(", ", figures.ShardsLeft),
            StringComparison.Ordinal);

    private static string Percent(double ratio) =>
        ratio.ToString(ratio is > 0 and < 0.1 ? "0.0 %" : "0 %", CultureInfo.InvariantCulture);
}
