using CdnLab.Fuzz;
using CdnLab.Fuzz.Running;

namespace CdnLab.Edge.Tests.Safety;

/// <summary>A little of the fuzzing: the seeds that found something, and some that never run elsewhere.</summary>
public sealed class FuzzTests
{
    [Fact]
    public async Task Edge_UnderHostileClientsAndOrigin_KeepsItsInvariants()
    {
        var kept = FuzzOptions.SeedsOf(Path.Combine(AppContext.BaseDirectory, "seeds.txt"));
        var some = Enumerable.Range(0, 100).Select(i => 9_000_000ul + (ulong)i);
        List<ulong> seeds = [.. kept, .. kept, .. some];
        var options = new FuzzOptions(0.5, 0, seeds.Count, seeds, AtOnce: 8, Out: null, Show: false);
        await using var run = new FuzzRun(options, TimeProvider.System, tell: _ => { });
        await run.RunAsync();
        Assert.Empty(run.Findings);
        Assert.Equal(seeds.Count, run.Cases);
        Assert.True(run.OriginRequests > seeds.Count);
    }
}
