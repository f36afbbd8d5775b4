using CdnLab.Scenarios.Planning.Questions;
using Xunit;

namespace CdnLab.Scenarios.Tests.Planning.Questions;

public sealed class SmallestNumberTests
{
    [Fact]
    public void Of_AnyThreshold_IsFoundAndNoNumberAskedTwice()
    {
        for (var threshold = 1; threshold <= 80; threshold++)
        {
            var asked = new List<int>();
            var found = SmallestNumber.Of(64, n =>
            {
                asked.Add(n);
                return n >= threshold;
            });
            Assert.Equal(threshold <= 64 ? threshold : null, found);
            Assert.Equal(asked.Distinct(), asked);
            Assert.InRange(asked.Count, 1, 13);
        }
    }
}
