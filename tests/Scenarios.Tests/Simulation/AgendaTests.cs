using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Running;
using Xunit;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>The agenda against a sorted set.</summary>
public sealed class AgendaTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(3000)]
    public void Take_AnyOrderOfAdding_GivesTheFirstOfTimeKindAndNumber(int pending)
    {
        var (agenda, sorted) = (new Agenda(), new SortedSet<(long At, AgendaKind Kind, int Number)>());
        var random = new RandomStream(1, "agenda");
        var kinds = Enum.GetValues<AgendaKind>();
        var now = 0L;

        for (var i = 0; i < 200_000; i++)
        {
            // Most soon, and many at one instant, as new ones then rise past older ones.
            var added = (now + random.NextBelow(random.NextChance(0.5) ? 20 : 100 * pending), kinds[random.NextBelow(kinds.Length)], i);
            agenda.Add(added.Item1, added.Item2, i);
            sorted.Add(added);
            if (sorted.Count < pending)
            {
                continue;
            }
            Assert.Equal(sorted.Min.At, agenda.First);
            var taken = agenda.Take();
            Assert.Equal(sorted.Min, (taken.At, taken.Kind, taken.A));
            sorted.Remove(sorted.Min);
            now = taken.At;
        }
    }

    /// <summary>A wrong step down the heap puts an event behind later ones once in some hundred thousand.</summary>
    [Fact]
    public void Take_MillionsOfTimes_NeverGoesBack()
    {
        var (agenda, random, now) = (new Agenda(), new RandomStream(2, "agenda"), 0L);

        for (var i = 0; i < 3_000_000; i++)
        {
            agenda.Add(now + random.NextBelow(random.NextChance(0.5) ? 10_000 : 1_000_000), AgendaKind.Miss);
            if (agenda.Count < 2000)
            {
                continue;
            }
            var at = agenda.Take().At;
            Assert.True(at >= now, $"{at} after {now}");
            now = at;
        }
    }
}
