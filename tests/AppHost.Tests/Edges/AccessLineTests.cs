using CdnLab.AppHost.Edges;
using Xunit;

namespace CdnLab.AppHost.Tests.Edges;

public sealed class AccessLineTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch.AddSeconds(1000.5);

    [Fact]
    public void Parse_ClientLine_ReadsStatusAndOutcome() => Assert.Equal(
        new AccessLine(false, At, 200, "hit_stale", false), AccessLine.Parse("cdnlab-access c 1000.500 200 hit_stale/hit -"));

    [Theory]
    [InlineData("/miss")]
    [InlineData("-/miss")]
    [InlineData("miss")]
    public void Parse_ConfigurationThatNamesNoOutcome_TakesTheProgramsWord(string word) =>
        Assert.Equal("miss", AccessLine.Parse($"cdnlab-access c 1000.500 200 {word} -")!.Outcome);

    [Fact]
    public void Parse_FetchThatFailed_IsAFailureOfTheNextHop() => Assert.Equal(
        new AccessLine(true, At, 0, "-", true), AccessLine.Parse("cdnlab-access b 1000.500 - -/- backend origin: fail"));

    [Theory]
    [InlineData("Debug: Child (1) Started")]
    [InlineData("cdnlab-access x 1000.500 200 hit -")]
    [InlineData("cdnlab-access c now 200 hit -")]
    [InlineData("cdnlab-access c 1000.500 200")]
    public void Parse_AnotherLine_IsNone(string line) => Assert.Null(AccessLine.Parse(line));
}
