using CdnLab.Edge.Configuration;

namespace CdnLab.Edge.Tests.Configuration;

public sealed class BoundedMemoTests
{
    [Fact]
    public void Add_BeyondTheBound_ForgetsWhatWasNotAskedAgain()
    {
        var memo = new BoundedMemo<int, string>(10);
        for (var i = 0; i < 100; i++)
        {
            memo.Add(i, $"{i}");
            Assert.True(memo.TryGet(0, out var kept) && kept == "0");
        }

        Assert.InRange(Enumerable.Range(0, 100).Count(i => memo.TryGet(i, out _)), 1, 10);
        Assert.True(memo.TryGet(99, out _));
    }
}
