using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class AgeRuleTests
{
    [Theory]
    [InlineData(null, 0, 0, 0)]
    [InlineData(null, 0, 3, 3)]
    [InlineData("10", 0, 3, 13)]
    [InlineData("10", 20, 3, 20)]
    [InlineData("10", 13, 3, 13)]
    [InlineData("10, 99", 0, 0, 10)]
    [InlineData("-5", 0, 0, 0)]
    [InlineData("old", 7, 0, 7)]
    [InlineData("10", -60, 0, 10)]
    public void Initial_StrictProfile_IsTheLargerOfApparentAndCorrected(
        string? age, int dateSecondsAgo, int delay, int expected)
    {
        var fields = new HeaderFields(("Date", HttpDate.Format(Responses.Now.AddSeconds(-dateSecondsAgo))));
        fields = age is null ? fields : fields.With("Age", age);

        var initial = AgeRule.Initial(fields, Responses.Now.AddSeconds(-delay), Responses.Now, CacheProfiles.Strict);

        Assert.Equal(TimeSpan.FromSeconds(expected), initial);
    }

    [Fact]
    public void Initial_NoDate_CountsNoApparentAge() =>
        Assert.Equal(
            TimeSpan.Zero,
            AgeRule.Initial(HeaderFields.Empty, Responses.Now, Responses.Now, CacheProfiles.Strict));

    // A shield that strips Age makes the next tier start the lifetime anew, although Date still tells when the origin
    // answered: that is how 24 h became 48 h.
    [Theory]
    [InlineData(null, 0)]
    [InlineData("30", 30)]
    public void Initial_FastlyProfile_CountsTheAgeReceivedAlone(string? age, int expected)
    {
        var fields = new HeaderFields(("Date", HttpDate.Format(Responses.Now.AddHours(-20))));
        fields = age is null ? fields : fields.With("Age", age);

        var initial = AgeRule.Initial(fields, Responses.Now.AddSeconds(-5), Responses.Now, CacheProfiles.Fastly);

        Assert.Equal(TimeSpan.FromSeconds(expected), initial);
    }

    [Fact]
    public void Initial_IncomingAgeSwitchedOff_IsZero() =>
        Assert.Equal(
            TimeSpan.Zero,
            AgeRule.Initial(
                new HeaderFields(("Age", "50")),
                Responses.Now.AddSeconds(-5),
                Responses.Now,
                CacheProfiles.Strict with { IncomingAge = false }));

    [Theory]
    [InlineData(-10, 5)]
    [InlineData(0, 5)]
    [InlineData(10, 15)]
    public void Current_AddsResidentTimeThatHasPassed(int secondsLater, int expected) =>
        Assert.Equal(
            TimeSpan.FromSeconds(expected),
            AgeRule.Current(TimeSpan.FromSeconds(5), Responses.Now, Responses.After(secondsLater)));
}
