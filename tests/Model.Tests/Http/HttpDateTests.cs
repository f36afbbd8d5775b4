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
    [InlineData("SUN, 06 NOV 1994 08:49:37 gMT")]
    [InlineData("Tue Nov  6 08:49:37 1994")]
    [InlineData(" Sun, 06 Nov 1994 08:49:37 GMT ")]
    public void Parse_EachForm_GivesTheInstant(string text) =>
        Assert.Equal(new DateTimeOffset(1994, 11, 6, 8, 49, 37, TimeSpan.Zero), HttpDate.Parse(text));

    [Theory]
    [InlineData(2026, "76", 2076)]
    [InlineData(2026, "77", 1977)]
    [InlineData(2026, "50", 2050)]
    [InlineData(2026, "00", 2000)]
    [InlineData(2050, "00", 2100)]
    [InlineData(2050, "01", 2001)]
    public void Parse_TwoDigitsOfAYear_IsAtMostFiftyYearsAhead(int near, string digits, int expected) =>
        Assert.Equal(
            expected,
            HttpDate.Parse($"Thursday, 18-Aug-{digits} 02:01:18 GMT", new(near, 6, 1, 0, 0, 0, default))!.Value.Year);

    [Theory]
    [InlineData("Thu, 18 Aug 50 02:01:18 GMT")]
    [InlineData("Thu 18 Aug 2050 02:01:18 GMT")]
    [InlineData("Thu, 18-Aug-2050 02:01:18 GMT")]
    [InlineData("Thu, 18  Aug  2050 02:01:18 GMT")]
    [InlineData("Thu, 18 Aug 2050 2:01:18 GMT")]
    [InlineData("Abc, 18 Aug 2050 02:01:18 GMT")]
    [InlineData("Thursday, 18-Aug-x0 02:01:18 GMT")]
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
