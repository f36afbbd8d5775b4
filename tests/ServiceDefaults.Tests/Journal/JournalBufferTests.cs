using CdnLab.ServiceDefaults.Control;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.ServiceDefaults.Tests.Journal;

public sealed class JournalBufferTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Read_After_ReturnsOnlyNewerEventsWithTimeKindAndFields()
    {
        var journal = new JournalBuffer(_clock, ControlJson.Options);
        journal.Append("first");
        _clock.Advance(TimeSpan.FromMinutes(1));
        journal.Append("second", new { UrlCount = 3 });
        var page = journal.Read(after: 1);
        var second = Assert.Single(page.Events);
        Assert.Equal((2, 0, 2), (page.Next, page.Dropped, second.Sequence));
        Assert.Equal((_clock.GetUtcNow(), "second"), (second.At, second.Kind));
        Assert.Equal(3, second.Fields["url_count"].GetInt32());
    }

    [Theory]
    [InlineData(0, 2, "3 4 5 6")]
    [InlineData(1, 1, "3 4 5 6")]
    [InlineData(2, 0, "3 4 5 6")]
    [InlineData(4, 0, "5 6")]
    [InlineData(6, 0, "")]
    [InlineData(99, 0, "")]
    [InlineData(-5, 2, "3 4 5 6")]
    public void Read_OfAFullBuffer_CountsWhatTheReaderMissed(long after, long dropped, string sequences)
    {
        var journal = Filled(events: 6, capacity: 4);
        var page = journal.Read(after);
        Assert.Equal(dropped, page.Dropped);
        Assert.Equal(sequences, string.Join(' ', page.Events.Select(entry => entry.Sequence)));
        Assert.Equal(6, page.Next);
    }

    [Fact]
    public void Read_MoreThanAPage_GoesOnWithNext()
    {
        var journal = Filled(events: 2_500, capacity: 4_000);
        var (seen, next) = (new List<long>(), 0L);
        while (journal.Read(next) is { Events.Count: > 0 } page)
        {
            Assert.InRange(page.Events.Count, 1, JournalBuffer.PageMax);
            seen.AddRange(page.Events.Select(entry => entry.Sequence));
            next = page.Next;
        }

        Assert.Equal(Enumerable.Range(1, 2_500).Select(n => (long)n), seen);
    }

    [Fact]
    public void Append_FromManyThreads_NumbersWithoutGaps()
    {
        var journal = new JournalBuffer(_clock, ControlJson.Options);
        Parallel.For(0, 900, n => journal.Append("event", new { n }));
        var page = journal.Read(0);
        Assert.Equal(Enumerable.Range(1, 900).Select(n => (long)n), page.Events.Select(entry => entry.Sequence));
        Assert.Equal(900, page.Events.Select(entry => entry.Fields["n"].GetInt32()).Distinct().Count());
    }

    private JournalBuffer Filled(int events, int capacity)
    {
        var journal = new JournalBuffer(_clock, ControlJson.Options, capacity);
        for (var i = 0; i < events; i++)
        {
            journal.Append("event");
        }

        return journal;
    }
}
