namespace CdnLab.Traffic;

/// <summary>Body of <c>POST /control/fill</c>.</summary>
/// <param name="Seconds">Lab time whose traffic the caches are to hold.</param>
internal sealed record FillRequest(double Seconds);
