using CdnLab.Scenarios.Planning;
using Xunit;

namespace CdnLab.Scenarios.Tests.Planning;

public sealed class HalvingScheduleTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 24)]
    [InlineData(41, 41)]
    [InlineData(41, 100)]
    [InlineData(41, 328)]
    [InlineData(100, 5000)]
    public void Of_AnyBudget_IsKeptAndAllCandidatesBegin(int candidates, int budget)
    {
        var schedule = HalvingSchedule.Of(candidates, budget);

        Assert.InRange(schedule.Runs, candidates, budget);
        Assert.Equal(candidates, schedule.Rungs[0].Candidates);
        Assert.All(schedule.Rungs.Zip(schedule.Rungs.Skip(1)), pair =>
        {
            Assert.Equal(pair.First.Seeds * 2, pair.Second.Seeds);
            Assert.True(pair.Second.Candidates < pair.First.Candidates);
        });
    }

    [Fact]
    public void Of_EnoughBudget_EndsWithFinalists() =>
        Assert.Equal((HalvingSchedule.Finalists, 32), HalvingSchedule.Of(41, 8 * 41).Rungs[^1]);

    [Fact]
    public void Of_LessThanOneRunEach_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HalvingSchedule.Of(5, 4));
}
