using CdnLab.Model.Topology;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Model.Tests.Topology;

public sealed class OriginHealthTests
{
    // + a good probe, - a failed one; health after each.
    [Theory]
    [InlineData(4, 2, "--", "++")]
    [InlineData(4, 2, "---", "++-")]
    [InlineData(4, 2, "---+", "++--")]
    [InlineData(4, 2, "----++", "++---+")]
    [InlineData(4, 2, "---+--+", "++----+")]
    [InlineData(4, 2, "+-+-+-", "++++++")]
    [InlineData(1, 1, "-+-", "-+-")]
    [InlineData(3, 3, "-+++", "---+")]
    [InlineData(3, 1, "---+---", "++-+++-")]
    public void Healthy_AfterProbes_TellsWhetherEnoughOfTheLastWereGood(
        int window, int healthyAt, string probes, string expected)
    {
        var health = new OriginHealth(window, healthyAt);
        Assert.True(health.Healthy);

        Assert.Equal(expected, string.Concat(probes.Select(probe =>
        {
            health.Probed(probe == '+');
            return health.Healthy ? '+' : '-';
        })));
    }

    [Fact]
    public void Probed_AnyProbes_AgreesWithCountingTheLastOnes() =>
        Prop.ForAll(
            (from window in Gen.Choose(1, 64)
             from healthyAt in Gen.Choose(1, window)
             from probes in Gen.Elements(true, false).ListOf(150)
             select (window, healthyAt, probes.ToList())).ToArbitrary(),
            run =>
            {
                var (window, healthyAt, probes) = run;
                var health = new OriginHealth(window, healthyAt);
                var all = Enumerable.Repeat(true, window).ToList();
                var before = true;
                return probes.All(good =>
                {
                    all.Add(good);
                    var changed = health.Probed(good);
                    var healthy = all.TakeLast(window).Count(g => g) >= healthyAt;
                    var agrees = health.Healthy == healthy && changed == (healthy != before);
                    before = healthy;
                    return agrees;
                });
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(65, 1)]
    [InlineData(4, 0)]
    [InlineData(4, 5)]
    public void Constructor_ImpossibleBounds_Throws(int window, int healthyAt) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OriginHealth(window, healthyAt));
}
