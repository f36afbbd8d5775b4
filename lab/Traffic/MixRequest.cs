namespace CdnLab.Traffic;

/// <summary>Body of <c>PUT /control/mix</c>; what is left out stays.</summary>
public sealed record MixRequest(double? Rate = null, IReadOnlyDictionary<string, double>? Shares = null);
