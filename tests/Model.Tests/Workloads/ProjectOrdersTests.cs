using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;
using Xunit;

namespace CdnLab.Model.Tests.Workloads;

public sealed class ProjectOrdersTests
{
    private static readonly Catalogue Made = Catalogue.Create(new() { Projects = 500, DifferingShare = 0.3 }, 7);

    [Fact]
    public void Orders_OfACatalogue_AreThoseOfSortingIt()
    {
        Assert.Equal(Made.Projects.OrderBy(p => p.Normalized, StringComparer.Ordinal), Made.Orders.ByName);
        Assert.Equal(Made.Projects.OrderBy(p => StableHash.Of(p.Normalized)), Made.Orders.ByHash);
        Assert.NotEqual(Made.Orders.ByName, Made.Orders.ByHash);
    }

    [Fact]
    public void Differing_Only_ThoseWhoseSpellingsDifferInTheirOrder()
    {
        Assert.Equal(Made.Projects.Where(p => p.Differs), Made.Orders.Differing.Projects);
        Assert.InRange(Made.Orders.Differing.Projects.Count, 1, Made.Projects.Count - 1);
    }

    [Fact]
    public void Groups_ByLastLetter_EachProjectIsInItsOwnAndAllAreInOrder()
    {
        var groups = Made.Orders.Groups("last", p => p.Normalized[^1..]);

        Assert.Equal(groups.Select(g => g.Name).Order(StringComparer.Ordinal), groups.Select(g => g.Name));
        Assert.All(groups, g => Assert.All(g.Projects, p => Assert.EndsWith(g.Name, p.Normalized)));
        Assert.All(groups, g => Assert.Equal(
            g.Projects.OrderBy(p => p.Normalized, StringComparer.Ordinal), g.Projects));
        Assert.Equal(Made.Projects.Count, groups.Sum(g => g.Projects.Count));
    }

    [Fact]
    public void Groups_OfTwoWays_DoNotMix()
    {
        var orders = new ProjectOrders(Made.Projects);

        Assert.NotEqual(
            orders.Groups("first", p => p.Normalized[..1]).Select(g => g.Projects.Count),
            orders.Groups("last", p => p.Normalized[^1..]).Select(g => g.Projects.Count));
    }
}
