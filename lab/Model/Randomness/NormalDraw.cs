namespace CdnLab.Model.Randomness;

/// <summary>What is random in a standard normal number, by Marsaglia's polar method: a point in the unit circle. Where
/// many are drawn, the arithmetic of all may follow together, with no jump in between that cannot be foreseen.
/// </summary>
/// <param name="Place">One coordinate.</param>
/// <param name="Square">Square of the distance from the middle, between 0 and 1.</param>
public readonly record struct NormalDraw(double Place, double Square)
{
    /// <summary>The number (one of the pair used).</summary>
    public double Value => Place * Math.Sqrt(-2 * PortableMath.Log(Square) / Square);
}
