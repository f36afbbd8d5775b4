namespace CdnLab.Scenarios.Fidelity;

/// <summary>One figure of a live run beside the same figure of simulated runs of the same scenario.</summary>
/// <param name="Phase">Stretch of the run: <c>run</c> (all), <c>before</c>, <c>loop</c>, <c>purge</c>, <c>after</c>.
/// </param>
/// <param name="Series">Column of <c>series.csv</c>.</param>
/// <param name="Live">The live run's figure; its unit is the column's.</param>
/// <param name="Simulated">Mean of the simulated runs.</param>
/// <param name="Spread">Standard deviation of the simulated runs.</param>
/// <param name="Low">Least figure that agrees (<see cref="FidelityBand"/>).</param>
/// <param name="High">Greatest figure that agrees.</param>
public sealed record FidelityRow(
    string Phase, string Series, double Live, double Simulated, double Spread, double Low, double High)
{
    /// <summary>Whether live and simulated agree.</summary>
    public bool Within => Live >= Low && Live <= High;

    /// <summary>Live over simulated, less 1; null when the simulated mean is 0.</summary>
    public double? Deviation => Simulated == 0 ? null : Live / Simulated - 1;
}
