namespace CdnLab.Traffic;

/// <summary>Body of <c>POST /control/start</c>: arrivals end by themselves at lab time <paramref name="Until"/>.</summary>
public sealed record StartRequest(DateTimeOffset? Until = null);
