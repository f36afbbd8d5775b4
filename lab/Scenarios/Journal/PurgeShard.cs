namespace CdnLab.Scenarios.Journal;

/// <summary>A part of a purge that one caller works through: its name and how many keys it holds.</summary>
public sealed record PurgeShard(string Name, long Keys);
