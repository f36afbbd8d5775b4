namespace CdnLab.Model.Caching;

/// <summary>Which part of a stored response answers a request: 200 with the whole when
/// <see cref="Satisfiable"/> and no range is left, 206 with the ranges, or 416 (RFC 9110 14.2).</summary>
/// <param name="Satisfiable">False: no range asked for lies within the content.</param>
/// <param name="Ranges">The ranges to send, in the order asked; empty: all of it.</param>
public readonly record struct RangeDecision(bool Satisfiable, IReadOnlyList<ByteRange> Ranges)
{
    /// <summary>The Range field is absent or ignored.</summary>
    public static RangeDecision Whole { get; } = new(true, []);
}
