using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Simulation;
using CdnLab.Scenarios.Simulation.Sampling;
using Xunit;

namespace CdnLab.Scenarios.Tests.Simulation;

public sealed class CatalogueSampleTests
{
    private const double Exponent = 0.95;
    private const double Rate = 24_000;

    private static readonly IReadOnlyList<Project> Projects = ScenarioCompiler.Compile(
        ScenarioLoader.Load("pypi-json-2022-06-10", ["catalogue.projects=20000"]).Spec!).Catalogue.Projects;

    [Theory]
    [InlineData(300)]
    [InlineData(2_000)]
    [InlineData(9_000)]
    public void Draw_AnySize_StandsForAllOfEachClassAndAllRequests(int size)
    {
        var sample = CatalogueSample.Draw(Projects, Exponent, Rate, size, 5, _ => false);

        Assert.InRange(sample.Size, 0.95 * size, 1.05 * size + 60);
        Assert.Equal(Projects.Count, sample.Of);
        foreach (var found in Projects.Select((p, i) => (Class: NameClasses.Of(p), Weight: sample.WeightOf(i)))
            .GroupBy(p => p.Class))
        {
            Assert.Equal(found.Count(), found.Sum(p => p.Weight));
        }
        var zipf = new ZipfPopularity(Projects.Count, Exponent);
        var drawn = Enumerable.Range(0, Projects.Count).Where(i => sample.WeightOf(i) > 0).ToList();
        Assert.Equal(1, drawn.Sum(i => sample.WeightOf(i) * sample.PopularityOf(i)), 1e-9);
        Assert.All(drawn.Where(i => sample.WeightOf(i) == 1), i =>
            Assert.Equal(zipf.Probability(i), sample.PopularityOf(i)));
        Assert.True(sample.WeightOf(0) == 1 && drawn.Max(sample.WeightOf) > 1);
    }

    [Fact]
    public void Draw_TheSameSeed_GivesTheSameAndAnotherAnother()
    {
        IReadOnlyList<int> Drawn(ulong seed)
        {
            var sample = CatalogueSample.Draw(Projects, Exponent, Rate, 500, seed, _ => false);
            return [.. Enumerable.Range(0, Projects.Count).Where(i => sample.WeightOf(i) > 0)];
        }

        Assert.Equal(Drawn(1), Drawn(1));
        Assert.NotEqual(Drawn(1), Drawn(2));
    }

    [Fact]
    public void Draw_ProjectsThatMustBeIn_StandForThemselves()
    {
        var last = Projects[^1];
        var sample = CatalogueSample.Draw(Projects, Exponent, Rate, 500, 1, p => p == last);

        Assert.Equal(1, sample.WeightOf(Projects.Count - 1));
        Assert.Equal(Projects.Count, Enumerable.Range(0, Projects.Count).Sum(sample.WeightOf));
    }

    [Fact]
    public void Draw_AsManyAsThereAre_IsTheWhole()
    {
        var sample = CatalogueSample.Draw(Projects, Exponent, Rate, Projects.Count, 1, _ => false);

        Assert.Equal(Projects.Count, sample.Size);
        Assert.Equal((1, 1), Assert.Single(sample.Kinds));
    }

    [Fact]
    public void Run_ASample_StandsForAllRequests()
    {
        var spec = ScenarioLoader.Load(
            "pypi-json-2022-06-10",
            ["catalogue.projects=3000", "clients.rate=1500", "purges.letters.calls_per_second=1"]).Spec!;
        spec = spec with
        {
            Duration = TimeSpan.FromHours(1),
            Topology = spec.Topology with { Pops = [.. spec.Topology.Pops.Take(6)] },
            Timeline = [.. spec.Timeline.Where(step => step.At < spec.Start + TimeSpan.FromMinutes(40))],
        };
        var compiled = ScenarioCompiler.Compile(spec);
        var sample = CatalogueSample.Draw(
            compiled.Catalogue.Projects, spec.Catalogue.ZipfExponent, spec.Clients.Rate, 300, 3, _ => false);
        var run = Simulator.Run(compiled, new() { Sample = sample });

        Assert.Contains(sample.Kinds, kind => kind.Batch > 1);
        var expected = run.Series.Count * run.Series[0].BinSeconds * spec.Clients.Rate;
        Assert.InRange(run.Series.Sum(row => row.Requests), 0.995 * expected, 1.005 * expected);

        // Of names that no project bears one in four is asked for, and counts four times; a batch counts as many.
        var whole = Simulator.Run(compiled, new());
        Assert.InRange(
            run.Series.Sum(row => row.NotFound) / (double)whole.Series.Sum(row => row.NotFound), 0.88, 1.12);
        Assert.InRange(run.Series.Sum(row => row.Looped) / (double)whole.Series.Sum(row => row.Looped), 0.97, 1.03);
    }
}
