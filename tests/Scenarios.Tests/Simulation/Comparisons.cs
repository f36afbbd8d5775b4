using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>The comparisons of the engine under test with the brute force, each made once, by whoever asks first.
/// </summary>
internal static class Comparisons
{
    /// <summary>Runs of each engine.</summary>
    public const int Seeds = 12;

    private static readonly Dictionary<string, Lazy<SeriesSample>> BruteForce = Samples(Engine.BruteForce);
    private static readonly Dictionary<string, Lazy<SeriesSample>> Fast = Samples(Engine.Fast);

    public static SeriesComparison Of(string name) => SeriesComparison.Of(
        ComparisonCases.Get(name), BruteForce[name].Value, Fast[name].Value);

    /// <summary>The brute force compared with itself on another scenario.</summary>
    public static SeriesComparison OfOther(string name, ScenarioSpec other)
    {
        var about = ComparisonCases.Get(name);
        return SeriesComparison.Of(
            about, BruteForce[name].Value, SeriesSample.Take(Engine.BruteForce, other, about, Seeds));
    }

    private static Dictionary<string, Lazy<SeriesSample>> Samples(Engine engine) => ComparisonCases.All.ToDictionary(
        c => c.Name,
        c => new Lazy<SeriesSample>(() => SeriesSample.Take(engine, c.Spec, c, Seeds)),
        StringComparer.Ordinal);
}
