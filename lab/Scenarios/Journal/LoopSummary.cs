using System.Text.Json.Serialization;

namespace CdnLab.Scenarios.Journal;

/// <summary>
/// The redirect loops. <c>DetectedAt</c>: the first status post that says investigating. <c>PeakRatio</c>: the highest
/// looped ratio of a bin. <c>Clean50At</c>, <c>Clean99At</c>, <c>Clean100At</c>: when 50, 99 and 100 % of the affected
/// projects had shown their last loop; null without loops, and when the projects still looping in the last bin are
/// needed to reach the share.
/// </summary>
public sealed record LoopSummary(
    DateTimeOffset? FirstAt,
    DateTimeOffset? DetectedAt,
    DateTimeOffset? LastAt,
    double PeakRatio,
    int AffectedProjects,
    [property: JsonPropertyName("clean_50_at")] DateTimeOffset? Clean50At,
    [property: JsonPropertyName("clean_99_at")] DateTimeOffset? Clean99At,
    [property: JsonPropertyName("clean_100_at")] DateTimeOffset? Clean100At);
