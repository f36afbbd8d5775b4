namespace CdnLab.Model.Randomness;

/// <summary>The tables of an exact ziggurat for the exponential law with mean 1 (Marsaglia and Tsang 2000): 255 layers
/// of one area below the density, and a last one with the tail.</summary>
internal static class ExponentialZiggurat
{
    /// <summary>Layers; a power of two.</summary>
    public const int Layers = 256;

    /// <summary>Where the tail begins.</summary>
    public const double Tail = 7.697117470131050;

    /// <summary>Widths of the layers, the lowest first (that of a box as large as base and tail together), and 0 at the
    /// end.</summary>
    public static readonly double[] Widths = new double[Layers + 1];

    /// <summary>The density at each width.</summary>
    public static readonly double[] Heights = new double[Layers + 1];

    static ExponentialZiggurat()
    {
        var area = (Tail + 1) * PortableMath.Exp(-Tail);
        (Widths[0], Widths[1]) = (area / PortableMath.Exp(-Tail), Tail);
        for (var i = 2; i < Layers; i++)
        {
            Widths[i] = -PortableMath.Log(area / Widths[i - 1] + PortableMath.Exp(-Widths[i - 1]));
        }
        for (var i = 0; i <= Layers; i++)
        {
            Heights[i] = PortableMath.Exp(-Widths[i]);
        }
    }
}
