using CdnLab.Model.Caching;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>A request to the origin that another one stands for.</summary>
/// <param name="Bytes">Size of the document sent; 0 for a small answer.</param>
/// <param name="Cause">Why it is made; null: it is not counted by cause.</param>
/// <param name="IsRedirect">Whether the answer is a redirect.</param>
internal readonly record struct Replica(int Bytes, FetchCause? Cause, bool IsRedirect);
