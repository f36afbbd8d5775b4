using CdnLab.Scenarios.Cli.Simulate;
using Xunit;

namespace CdnLab.Scenarios.Tests.Cli.Simulate;

public class TextTableTests
{
    private static readonly string[][] Rows =
        [["figure", "one", "two"], ["a name of several words", "1", "2,000"], ["b", "30", "4"]];

    [Fact]
    public void Lines_WideEnough_AreAlignedAndHaveNoBlanksBehind() => Assert.Equal(
        [
            "figure                   one    two",
            "a name of several words    1  2,000",
            "b                         30      4",
        ],
        new TextTable(80) { RightFrom = 1 }.Lines(Rows));

    [Fact]
    public void Lines_Narrow_TheFirstColumnBreaksBetweenWords() => Assert.Equal(
        ["figure              one    two", "a name of several     1  2,000", "words", "b                    30      4"],
        new TextTable(30) { RightFrom = 1 }.Lines(Rows));

    [Fact]
    public void Lines_NarrowerStill_ColumnsFollowBelowBesideTheFirst() => Assert.Equal(
        [
            "figure        one", "a name of       1", "several", "words", "b              30", "",
            "figure        two", "a name of   2,000", "several", "words", "b               4",
        ],
        new TextTable(17) { RightFrom = 1 }.Lines(Rows));

    [Fact]
    public void Lines_LastColumnBroken_HangsBelowItself() => Assert.Equal(
        ["name  a text that does", "      not fit in"],
        new TextTable(22) { Broken = 1 }.Lines([["name", "a text that does not fit in"]]));

    [Theory]
    [InlineData("10\u00a0s of it", "10 s|of it")]
    [InlineData("abcdefghij", "abcdef|ghij")]
    [InlineData("", "")]
    public void Wrap_Text_BreaksAtBlanksElseAnywhere(string text, string lines) =>
        Assert.Equal(lines.Split('|'), TextTable.Wrap(text, 6));

    [Theory]
    [InlineData(24)]
    [InlineData(40)]
    [InlineData(80)]
    public void Lines_AnyWidth_NoneIsWider(int width)
    {
        string[][] rows = [.. Enumerable.Range(0, 3).Select(i => (string[])
            [$"loops.some_metric_{i}", .. Enumerable.Range(0, 12).Select(v => $"{v * i * 1000}")])];

        Assert.All(new TextTable(width) { RightFrom = 1 }.Lines(rows), line => Assert.InRange(line.Length, 0, width));
    }
}
