namespace CdnLab.Scenarios.Format.Timeline;

/// <summary>Posts on the status page.</summary>
public sealed record StatusPostAction : TimelineAction
{
    /// <summary>The values that <see cref="Text"/> may take from the run at the moment of the post.</summary>
    public static IReadOnlyList<string> Places { get; } =
        ["looped_ratio", "looping_projects", "purged_ratio", "shards_left"];

    /// <summary>The incident's status.</summary>
    public StatusPostStatus Status { get; init; }

    /// <summary>The post, with places such as <c>{looped_ratio}</c> (<see cref="Places"/>).</summary>
    public string Text { get; init; } = "";
}
