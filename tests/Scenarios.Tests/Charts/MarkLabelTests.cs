using CdnLab.Scenarios.Charts;
using Xunit;

namespace CdnLab.Scenarios.Tests.Charts;

public class MarkLabelTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 9, 0, 0, TimeSpan.Zero);

    // Crowded and spread marks, also at both ends and at one moment, with short and long texts.
    public static TheoryData<int, double> Crowds()
    {
        var data = new TheoryData<int, double>();
        for (var seed = 0; seed < 60; seed++)
        {
            data.Add(seed, 340);
            data.Add(seed, 900);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Crowds))]
    public void Place_AnyMarks_NoLabelOverlapsAnotherOrIsCutOff(int seed, double width)
    {
        var scale = new TimeScale(Start, Start.AddMinutes(600), 50, width - 20);

        var placed = MarkLabel.Place(Marks(seed), scale, 10, width - 10);

        Assert.Equal(seed % 12 + 1, placed.Count);
        Assert.All(placed, label => Assert.True(label.Left >= 10 && label.Right <= width - 10 + 1e-9));
        for (var i = 0; i < placed.Count; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.False(placed[i].Overlaps(placed[j]), $"{placed[i]} overlaps {placed[j]}");
        }
    }

    [Fact]
    public void Place_TwoMarksFarApart_ShareARow()
    {
        var scale = new TimeScale(Start, Start.AddMinutes(600), 50, 880);
        Mark[] marks = [new(Start.AddMinutes(60), "early"), new(Start.AddMinutes(400), "late")];

        Assert.All(MarkLabel.Place(marks, scale, 10, 890), label => Assert.Equal(0, label.Row));
    }

    [Fact]
    public void Place_TwoMarksCloseTogether_TheEarlierStandsAboveSoThatNoLineStrikesIt()
    {
        var scale = new TimeScale(Start, Start.AddMinutes(600), 50, 880);
        Mark[] marks = [new(Start.AddMinutes(60), "10:00 origin"), new(Start.AddMinutes(63), "10:03 edge")];

        Assert.Equal([1, 0], MarkLabel.Place(marks, scale, 10, 890).Select(label => label.Row));
    }

    [Fact]
    public void Place_LineOfARaisedMark_StrikesNoLabelBelowIt()
    {
        var scale = new TimeScale(Start, Start.AddMinutes(600), 50, 880);
        Mark[] marks =
        [
            new(Start.AddMinutes(60), "10:00 origin"), new(Start.AddMinutes(110), "10:50 edge → after"),
            new(Start.AddMinutes(150), "11:30 purge"),
        ];

        Assert.Equal([2, 1, 0], MarkLabel.Place(marks, scale, 10, 890).Select(label => label.Row));
    }

    private static List<Mark> Marks(int seed) =>
    [
        .. Enumerable.Range(0, seed % 12 + 1).Select(i => new Mark(
            Start.AddMinutes(seed % 3 == 0 ? 300 + i : seed * 37 * (i + 1) % 601),
            new string("origin → after ".AsSpan()[..(4 + (seed + i * 5) % 11)]) + new string('w', seed * i % 40))),
    ];
}
