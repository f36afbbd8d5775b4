using CdnLab.AppHost.Resources;
using Xunit;

namespace CdnLab.AppHost.Tests.Resources;

public sealed class DependencyOrderTests
{
    [Theory]
    [InlineData("a<b b<a", "depends on itself: a -> b -> a")]
    [InlineData("a<a", "depends on itself: a -> a")]
    [InlineData("a b<c", "depends on c, which is not there")]
    [InlineData("a a", "is declared twice")]
    public async Task StartAsync_ImpossibleDeclaration_IsRefusedBeforeAnythingStarts(string declaration, string error)
    {
        var refused = await Assert.ThrowsAsync<ResourceException>(() => ResourceGraph.StartAsync(Parse(declaration)));
        Assert.Contains(error, refused.Message);
    }

    [Fact]
    public async Task StartAsync_DeclaredBackwards_OrdersByDependency()
    {
        var declared = Parse("pop<shield shield<origin redirector<pop<origin origin");
        await using var graph = await ResourceGraph.StartAsync(declared);
        Assert.Equal(["origin", "shield", "pop", "redirector"], graph.Resources.Select(resource => resource.Name));
    }

    private static Resource[] Parse(string declaration) =>
        [.. declaration.Split(' ').Select(text => text.Split('<')).Select(Declare)];

    private static Resource Declare(string[] names) => new(names[0], ResourceProgram.Foreign("sleep"))
    {
        Arguments = _ => ["1000"],
        DependsOn = [.. names.Skip(1).Select(name => new Dependency(name))],
    };
}
