using CdnLab.Model.Http;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Model.Tests.Http;

public sealed class HttpDateTests
{
    [Theory]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sun Nov  6 08:49:37 1994")]
    [InlineData(" Sun, 06 Nov 1994 08:49:37 GMT ")]
    public void Parse_EachForm_GivesTheInstant(string text) =>
        Assert.Equal(new DateTimeOffset(1994, 11, 6, 8, 49, 37, TimeSpan.Zero), HttpDate.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 CET")]
    [InlineData("1994-11-06T08:49:37Z")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT")]
    public void Parse_OtherText_IsNull(string? text) => Assert.Null(HttpDate.Parse(text));

    [Fact]
    public void Format_AnyWholeSecond_IsReadBack() =>
        Prop.ForAll(Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(), seconds =>
        {
            var instant = DateTimeOffset.UnixEpoch.AddSeconds(seconds);
            return HttpDate.Parse(HttpDate.Format(instant)) == instant;
        }).QuickCheckThrowOnFailure();
}
