using CdnLab.Model.Randomness;
using Xunit;

namespace CdnLab.Model.Tests.Randomness;

public class StableHashTests
{
    /// <summary>Computed by a separate implementation.</summary>
    [Theory]
    [InlineData("traffic/arrivals", 6972259641459171920)]
    [InlineData("", 17280346270528514342)]
    public void Of_Text_IsTheSameInEveryProcess(string text, ulong expected) =>
        Assert.Equal(expected, StableHash.Of(text));
}
