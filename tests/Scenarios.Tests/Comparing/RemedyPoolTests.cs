using CdnLab.Scenarios.Comparing;
using Xunit;

namespace CdnLab.Scenarios.Tests.Comparing;

public sealed class RemedyPoolTests : IDisposable
{
    private static readonly IReadOnlyList<RemedyPlan> Plans = [.. new[] { "a", "b" }.Select(
        choice => new RemedyPlan(choice, "", null, null, TimeSpan.Zero, false))];
    private static readonly IReadOnlyList<ulong> Seeds = [7, 8, 9];
    private readonly CancellationTokenSource _stop = new();

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "")]
    [InlineData(2, "a7 b7")]
    [InlineData(5, "a7 a8 b7 b8")]
    [InlineData(6, "a7 a8 a9 b7 b8 b9")]
    public void Run_InterruptedAfterSomeRuns_GivesSeedsThatAllRemediesAreDoneWith(int runs, string expected)
    {
        var done = RemedyPool.Run(Plans, Seeds, 1, (plan, seed, i) => Done(plan, seed, i >= runs), _stop.Token);

        Assert.Equal(expected, string.Join(' ', done.Select(c => $"{c.Choice}{c.Seed}")));
    }

    [Fact]
    public void Run_OneFails_IsThatFailure() => Assert.Throws<InvalidOperationException>(() => RemedyPool.Run(
        Plans, Seeds, 2, (plan, seed, i) => i < 3 ? Done(plan, seed, false) : throw new InvalidOperationException(),
        _stop.Token));

    public void Dispose() => _stop.Dispose();

    private Continuation Done(RemedyPlan plan, ulong seed, bool interrupted)
    {
        if (interrupted)
        {
            _stop.Cancel();
            _stop.Token.ThrowIfCancellationRequested();
        }
        return new(plan.Choice, seed, null!, []);
    }
}
