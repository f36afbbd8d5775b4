using CdnLab.Model.Randomness;
using CdnLab.Model.Tests.Randomness;
using CdnLab.Model.Workloads;
using Xunit;

namespace CdnLab.Model.Tests.Workloads;

public class WeightedChoiceTests
{
    [Fact]
    public void Draw_ManyTimes_FollowsTheWeightsAndNeverDrawsAZero()
    {
        double[] weights = [3, 0, 1, 4];
        var choice = new WeightedChoice<int>(weights.Select((w, i) => KeyValuePair.Create(i, w)));
        var random = new RandomStream(1, "choice");
        var counts = new int[weights.Length];
        for (var i = 0; i < 80_000; i++)
        {
            counts[choice.Draw(random)]++;
        }

        Assert.Equal(0, counts[1]);
        ChiSquare.AssertFits([counts[0], counts[2], counts[3]], [3 / 8.0, 1 / 8.0, 4 / 8.0]);
    }

    [Theory]
    [InlineData(0, 'a')]
    [InlineData(0.2499, 'a')]
    [InlineData(0.25, 'b')]
    [InlineData(0.9999, 'b')]
    public void At_Place_IsTheValueWhoseWeightCoversIt(double place, char value) =>
        Assert.Equal(value, new WeightedChoice<char>([new('a', 1), new('-', 0), new('b', 3)]).At(place));

    [Theory]
    [InlineData()]
    [InlineData(0.0, 0.0)]
    [InlineData(1.0, -1.0)]
    [InlineData(double.NaN)]
    public void WeightedChoice_NothingToDrawFrom_Throws(params double[] weights) =>
        Assert.Throws<ArgumentException>(() =>
            new WeightedChoice<int>(weights.Select((w, i) => KeyValuePair.Create(i, w))));
}
