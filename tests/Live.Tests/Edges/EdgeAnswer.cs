namespace CdnLab.Live.Tests.Edges;

/// <summary>What a program made of a request.</summary>
internal sealed record EdgeAnswer(int Status, string? Location, string? Upstream, string? Key, string Outcome);
