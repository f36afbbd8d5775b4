using CdnLab.AppHost.Edges;
using CdnLab.Live.Tests.Commands;
using CdnLab.Model.Redirects;
using Xunit;

namespace CdnLab.Live.Tests.Edges;

/// <summary>What a container engine is asked for an edge that is deployed to, killed and started again.</summary>
[Trait("Category", "Live")]
public sealed class ContainerTests
{
    private const string Removed = "rm -f cdnlab-test";

    [Theory]
    [InlineData(EdgeKind.Varnish, "varnish:7.1 varnishd", "exec cdnlab-test varnishncsa")]
    [InlineData(EdgeKind.Nginx, "nginx:1.22 nginx", "exec cdnlab-test nginx")]
    public async Task Container_KilledAndStartedAgain_IsRemovedFirst(EdgeKind kind, string program, string beside)
    {
        using var engine = new FakeEngine(FakeEngine.Runs);
        await using (var test = await EdgeUnderTest.StartAsync(
            kind,
            [new EdgeConfig { Name = "plain" }],
            _ => EdgeUnderTest.Answer(200),
            new ContainerEngine(engine.Program)))
        {
            await test.Edge.SetConfigAsync("plain", CancellationToken.None);
            await test.KillAndStartAsync();
        }

        var run = $"run --rm --init --user 0:0 --network host --pid host --name cdnlab-test -v /shared:/shared {program}";
        Assert.Equal(
            [Removed, run, Removed, Removed, run, Removed],
            engine.Asked.Where(line => !line.StartsWith("exec", StringComparison.Ordinal))
                .Select(line => line.StartsWith(run, StringComparison.Ordinal) ? run : line));
        Assert.Contains(engine.Asked, line => line.StartsWith(beside, StringComparison.Ordinal));
    }
}
