namespace CdnLab.Scenarios.Journal;

/// <summary>A post on the status page; kind is investigating, identified, monitoring or resolved.</summary>
public sealed record StatusPost(DateTimeOffset At, string Kind, string Text);
