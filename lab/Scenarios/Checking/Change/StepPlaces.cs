using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>Finds where a file says what.</summary>
internal static class StepPlaces
{
    /// <summary>The steps with their places, those of the list under a key.</summary>
    public static IReadOnlyList<ChangeStep> Placed(
        IReadOnlyList<ChangeStep> steps, string file, SourceNode root, string key) =>
        [.. steps.Select((step, index) => step with { Place = Item(file, root, key, index) })];

    /// <summary>The place of an item of a list under a key.</summary>
    public static SourcePlace? Item(string file, SourceNode root, string key, int index) =>
        (root as MapNode)?[key]?.Value is ListNode list && index < list.Items.Count
            ? new(file, list.Items[index].Start.Line, list.Items[index].Start.Column)
            : null;
}
