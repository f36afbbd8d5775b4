using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>What runs of one scenario under several seeds gave: each quantity in each phase.</summary>
internal sealed class SeriesSample
{
    private readonly Dictionary<(string Phase, string Quantity), List<double>> _values = [];

    /// <summary>The values of a quantity in a phase, one a seed.</summary>
    public IReadOnlyList<double> this[Phase phase, Quantity quantity] => _values[(phase.Name, quantity.Name)];

    /// <summary>Runs a scenario.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="spec">The scenario.</param>
    /// <param name="about">Whose bins and phases are used.</param>
    /// <param name="seeds">Number of runs.</param>
    public static SeriesSample Take(Engine engine, ScenarioSpec spec, ComparisonCase about, int seeds)
    {
        var compiled = ScenarioCompiler.Compile(spec);
        var series = new IReadOnlyList<SeriesRow>[seeds];
        Parallel.For(
            0,
            seeds,
            new() { MaxDegreeOfParallelism = 2 },
            () => engine.Prepare(compiled, about.Bin),
            (i, _, run) =>
            {
                // Of each case its own seeds, as samples of several are put together.
                series[i] = run(engine.SeedBase + (ulong)i + StableHash.Of(about.Name)).Series;
                return run;
            },
            _ => { });
        var sample = new SeriesSample();
        foreach (var rows in series)
        {
            sample.Add(rows, about.Phases);
        }
        return sample;
    }

    private void Add(IReadOnlyList<SeriesRow> series, IReadOnlyList<Phase> phases)
    {
        foreach (var phase in phases)
        {
            var rows = series.Where(row => row.Time >= phase.From && row.Time < phase.To).ToList();
            foreach (var quantity in Quantity.All)
            {
                if (!_values.TryGetValue((phase.Name, quantity.Name), out var values))
                {
                    _values.Add((phase.Name, quantity.Name), values = []);
                }
                values.Add(quantity.Of(rows));
            }
        }
    }
}
