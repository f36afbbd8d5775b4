namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>Mean and variance of a sample.</summary>
/// <param name="Count">Its size.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Variance">Its variance, without bias.</param>
internal readonly record struct Moments(int Count, double Mean, double Variance)
{
    public double Deviation => Math.Sqrt(Variance);

    public static Moments Of(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return new(values.Count, mean, values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }
}
