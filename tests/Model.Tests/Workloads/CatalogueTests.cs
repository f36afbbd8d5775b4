using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using Xunit;

namespace CdnLab.Model.Tests.Workloads;

public class CatalogueTests
{
    private static readonly Dictionary<string, double> Letters = new() { ["p"] = 0.138, ["d"] = 0.093, ["q"] = 0.008 };

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    [InlineData(350_000)]
    public void Create_FirstLetters_HaveTheirShares(int projects)
    {
        var catalogue = Catalogue.Create(new() { Projects = projects, FirstLetters = Letters }, seed: 1);

        foreach (var (letter, share) in Letters)
        {
            AssertShare(share, catalogue, p => p.Normalized.StartsWith(letter, StringComparison.Ordinal));
        }
        AssertShare((1 - Letters.Values.Sum()) / 23, catalogue, p => p.Normalized[0] == 'z');
    }

    [Fact]
    public void Create_FewProjects_HaveTheirLetterSharesToAProject()
    {
        var catalogue = Catalogue.Create(
            new() { Projects = 350, FirstLetters = Letters, Named = ["Pillow", "PyYAML", "poetry"] }, seed: 1);

        Assert.All(Letters, letter => Assert.InRange(
            catalogue.Projects.Count(p => p.Normalized.StartsWith(letter.Key, StringComparison.Ordinal)),
            (350 * letter.Value) - 1,
            (350 * letter.Value) + 1));
    }

    [Fact]
    public void Create_MoreNamedWithALetterThanItsShare_KeepsTheNamed()
    {
        var catalogue = Catalogue.Create(
            new() { Projects = 6, FirstLetters = Letters, Named = ["quart", "qiskit", "3to2"] }, seed: 1);

        Assert.Equal(6, catalogue.Projects.Count);
        Assert.Equal(2, catalogue.Projects.Count(p => p.Normalized[0] == 'q'));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.14)]
    [InlineData(1)]
    public void Create_DifferingShare_ThatManyNamesDiffer(double share)
    {
        var catalogue = Catalogue.Create(new() { Projects = 5_000, DifferingShare = share }, seed: 1);

        // The draw steers towards the share, so that it is met to a few projects whatever the chance.
        Assert.InRange(catalogue.Projects.Count(p => p.Differs), 5_000 * share - 5, 5_000 * share + 5);
    }

    [Fact]
    public void Create_NamedProjects_LeadAndCountTowardsTheShare()
    {
        string[] named = ["PyYAML", "Jinja2", "requests"];

        var catalogue = Catalogue.Create(new() { Projects = 100, DifferingShare = 0.1, Named = named }, seed: 1);

        Assert.Equal(named, catalogue.Projects.Take(3).Select(p => p.Name));
        Assert.InRange(catalogue.Projects.Count(p => p.Differs), 5, 15);
        Assert.Equal(Enumerable.Range(1, 100), catalogue.Projects.Select(p => p.Rank));
    }

    [Fact]
    public void Create_SameSeed_SameProjects()
    {
        var options = new CatalogueOptions { Projects = 2_000 };

        Assert.Equal(Catalogue.Create(options, 5).Projects, Catalogue.Create(options, 5).Projects);
        Assert.NotEqual(Catalogue.Create(options, 5).Projects, Catalogue.Create(options, 6).Projects);
    }

    [Fact]
    public void Create_AnyProject_HasAValidNameFoundByEitherSpelling()
    {
        var catalogue = Catalogue.Create(new() { Projects = 5_000, DifferingShare = 0.5 }, seed: 1);

        Assert.All(catalogue.Projects, project =>
        {
            Assert.Matches("^([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9])$", project.Name);
            Assert.Equal(Pep503.Normalize(project.Name), project.Normalized);
            Assert.Same(project, catalogue.Find(project.Name));
            Assert.Same(project, catalogue.Find(project.Normalized));
        });
        Assert.Null(catalogue.Find("no-such-project"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(4)]
    [InlineData(20)]
    public void Create_Versions_HaveTheMeanAskedFor(double mean)
    {
        var catalogue = Catalogue.Create(new() { Projects = 20_000, VersionsMean = mean }, seed: 1);

        // A geometric law from 1 has the variance mean (mean - 1).
        var bound = 5 * Math.Sqrt(mean * (mean - 1) / 20_000);
        Assert.InRange(catalogue.Projects.Average(p => p.Versions), mean - bound, mean + bound);
        Assert.All(catalogue.Projects, project => Assert.True(project.Versions >= 1));
    }

    [Fact]
    public void Create_NameGivenTwice_Throws() => Assert.Throws<ArgumentException>(() =>
        Catalogue.Create(new() { Projects = 5, Named = ["a-b", "A_b"] }, seed: 1));

    [Fact]
    public void Create_MoreNamedThanProjects_Throws() => Assert.Throws<ArgumentException>(() =>
        Catalogue.Create(new() { Projects = 1, Named = ["a", "b"] }, seed: 1));

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("3.0", true)]
    [InlineData("4.0", false)]
    [InlineData("0.0", false)]
    [InlineData("01.0", false)]
    [InlineData("1", false)]
    [InlineData("1.0.0", false)]
    public void HasVersion_Name_IsOneOfItsOwn(string version, bool exists) =>
        Assert.Equal(exists, Project.Of(1, "x", versions: 3, documentBytes: 1).HasVersion(version));

    /// <summary>Within five standard deviations of the binomial law.</summary>
    private static void AssertShare(double share, Catalogue catalogue, Func<Project, bool> counts)
    {
        var count = catalogue.Projects.Count;
        var bound = 5 * Math.Sqrt(share * (1 - share) / count);
        Assert.InRange((double)catalogue.Projects.Count(counts) / count, share - bound, share + bound);
    }
}
