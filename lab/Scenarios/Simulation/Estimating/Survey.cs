using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Estimating;

/// <summary>What a scenario's rows will be, told from a small catalogue of the same kind: a few hundred ranks stand for
/// all.</summary>
internal sealed class Survey
{
    private const int ProjectsMax = 2000;
    private const double RankStep = 1.05;
    private readonly CompiledScenario _small;
    private readonly double _versions;

    /// <exception cref="CompilationException">The scenario cannot be compiled.</exception>
    public Survey(ScenarioSpec spec)
    {
        Spec = spec;
        _small = ScenarioCompiler.Compile(spec with
        {
            Catalogue = spec.Catalogue with { Projects = Math.Min(spec.Catalogue.Projects, ProjectsMax) },
        });
        _versions = _small.Catalogue.Projects.Average(p => (double)p.Versions);
        Pops = new(spec.Topology);
        var personas = ShapeCatalogue.Personas(spec, spec.Clients.Mix);
        Samples = [.. ShapeCatalogue.Of(_small, personas).SelectMany(Of)];
    }

    public ScenarioSpec Spec { get; }

    public PopTable Pops { get; }

    public IReadOnlyList<RowSample> Samples { get; }

    private IEnumerable<RowSample> Of(Shape shape)
    {
        if (shape.Class.Name == NameClass.Missing)
        {
            yield return new(shape, World.MissingNames, Spec.Clients.Rate / World.MissingNames, 0);
            yield break;
        }
        var (exponent, projects) = (Spec.Catalogue.ZipfExponent, Spec.Catalogue.Projects);
        var share = (double)_small.Projects[shape.Class.Name] / _small.Catalogue.Projects.Count;
        var versions = shape.Versioned ? _versions : 1;
        var bytes = _small.Catalogue.Projects.Average(p => (double)shape.Family.BytesOf(p));
        var sum = Ranks(projects).Sum(r => r.Count * PortableMath.Pow(r.Rank, -exponent));
        foreach (var (rank, count) in Ranks(projects))
        {
            var rate = Spec.Clients.Rate * PortableMath.Pow(rank, -exponent) / sum / versions;
            yield return new(shape, count * share * versions, rate, bytes);
        }
    }

    /// <summary>Ranks that stand for those around them.</summary>
    private static IEnumerable<(double Rank, double Count)> Ranks(int projects)
    {
        for (var first = 1.0; first <= projects;)
        {
            var next = Math.Min(projects + 1, Math.Max(first + 1, Math.Floor(first * RankStep)));
            yield return (Math.Sqrt(first * (next - 1)), next - first);
            first = next;
        }
    }
}
