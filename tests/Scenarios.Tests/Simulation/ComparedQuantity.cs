namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>One quantity in one phase by both engines.</summary>
internal sealed record ComparedQuantity(string Phase, Quantity Quantity, Moments Expected, Moments Actual)
{
    /// <summary>How far the means are apart; normal when the engines agree.</summary>
    public double Z { get; } = NormalLaw.WelchZ(Actual, Expected, Quantity.Resolution);

    /// <summary>Logarithm of the ratio of the variances; null where there is none.</summary>
    public double? Spread => Actual.Variance > 0 && Expected.Variance > 0
        ? Math.Log(Actual.Variance / Expected.Variance)
        : null;

    public string Row() => string.Create(
        null,
        $"{Phase,-8} {Quantity.Name,-24} {Expected.Mean,12:0.####} {Expected.Deviation,10:0.####} "
            + $"{Actual.Mean,12:0.####} {Actual.Deviation,10:0.####} {Z,8:0.00}");
}
