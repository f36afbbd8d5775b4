namespace CdnLab.Origin.Releases;

/// <summary>Body of <c>PUT /control/release</c> and answer of both requests.</summary>
internal sealed record ReleaseChange
{
    public required string Name { get; init; }
}
