namespace CdnLab.Scenarios.Charts;

/// <summary>
/// A chart before it is drawn: panels one below the other on one time axis, the moments marked in all of them, and a
/// span of time shaded.
/// </summary>
internal sealed record Chart(
    string Name,
    string Title,
    string Description,
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<Panel> Panels,
    IReadOnlyList<Mark> Marks,
    Shade? Shade = null);
