using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class SurrogateKeysTests
{
    [Fact]
    public void Of_SeveralLines_GivesEachKeyOnce() =>
        Assert.Equal(
            ["project/a", "user/b", "all"],
            SurrogateKeys.Of(
                new HeaderFields(("Surrogate-Key", "project/a  user/b"), ("surrogate-key", "all\tproject/a"))));

    [Fact]
    public void Of_NoField_IsEmpty() => Assert.Empty(SurrogateKeys.Of(HeaderFields.Empty));

    [Theory]
    [InlineData(1023, 2)]
    [InlineData(1024, 2)]
    [InlineData(1025, 1)]
    public void Of_KeyAroundItsLongest_IsDroppedBeyond(int length, int expected) =>
        Assert.Equal(
            expected, SurrogateKeys.Of(new HeaderFields(("Surrogate-Key", new string('k', length) + " z"))).Count);

    [Theory]
    [InlineData(16_383, true)]
    [InlineData(16_384, true)]
    [InlineData(16_385, false)]
    public void Of_KeyAroundTheFieldsEnd_IsDroppedBeyond(int end, bool expected)
    {
        var field = string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i:D15} ")).PadRight(end - 1) + "z";

        Assert.Equal(expected, SurrogateKeys.Of(new HeaderFields(("Surrogate-Key", field))).Contains("z"));
    }
}
