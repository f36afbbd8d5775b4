using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class RangeRuleTests
{
    private static readonly HeaderFields Stored = new(
        ("ETag", "\"1\""),
        ("Date", "Fri, 10 Jun 2022 10:00:00 GMT"),
        ("Last-Modified", "Fri, 10 Jun 2022 09:00:00 GMT"));

    [Theory]
    [InlineData("bytes=0-1", "0-1")]
    [InlineData("bytes=0-", "0-9")]
    [InlineData("bytes=-3", "7-9")]
    [InlineData("bytes=-30", "0-9")]
    [InlineData("bytes=8-99999999999999999999999", "8-9")]
    [InlineData("BYTES = 3-3", "3-3")]
    [InlineData("bytes=0-0, -1", "0-0 9-9")]
    [InlineData("bytes=5-6,0-1", "5-6 0-1")]
    [InlineData("bytes=0-1,20-30", "0-1")]
    [InlineData("bytes=10-", "416")]
    [InlineData("bytes=-0", "416")]
    [InlineData("bytes=99999999999999999999999-", "416")]
    [InlineData(null, "whole")]
    [InlineData("", "whole")]
    [InlineData("bytes", "whole")]
    [InlineData("bytes=", "whole")]
    [InlineData("bytes=-", "whole")]
    [InlineData("bytes=5-3", "whole")]
    [InlineData("bytes=a-b", "whole")]
    [InlineData("bytes=1-2-3", "whole")]
    [InlineData("bytes=+1-2", "whole")]
    [InlineData("bytes=0-1,x", "whole")]
    [InlineData("lines=0-1", "whole")]
    [InlineData("bytes=0-9,0-9", "whole")]
    [InlineData("bytes=0-,0-,0-", "whole")]
    public void Decide_RangeOfTenBytes_IsAsRfc9110Says(string? range, string expected) =>
        Assert.Equal(expected, Text(RangeRule.Decide(200, Stored, 10, range, null)));

    [Theory]
    [InlineData(RangeRule.RangesMax, true)]
    [InlineData(RangeRule.RangesMax + 1, false)]
    public void Decide_ManyRanges_AreServedUpToTheBound(int count, bool served)
    {
        var range = "bytes=" + string.Join(',', Enumerable.Range(0, count).Select(i => $"{i * 2}-{i * 2}"));
        Assert.Equal(served, RangeRule.Decide(200, Stored, 100, range, null).Ranges.Count == count);
    }

    [Theory]
    [InlineData("\"1\"", true)]
    [InlineData("\"2\"", false)]
    [InlineData("W/\"1\"", false)]
    [InlineData("Fri, 10 Jun 2022 09:00:00 GMT", true)]
    [InlineData("Fri, 10 Jun 2022 09:00:01 GMT", false)]
    [InlineData("nonsense", false)]
    public void Decide_IfRange_NeedsTheSameStrongValidator(string ifRange, bool partial) =>
        Assert.Equal(partial, RangeRule.Decide(200, Stored, 10, "bytes=0-1", ifRange).Ranges.Count == 1);

    [Fact]
    public void Decide_IfRangeWithAWeakDate_IsNotHeld()
    {
        var justMade = Stored.With("Last-Modified", "Fri, 10 Jun 2022 10:00:00 GMT");
        var decision = RangeRule.Decide(200, justMade, 10, "bytes=0-1", "Fri, 10 Jun 2022 10:00:00 GMT");
        Assert.Equal("whole", Text(decision));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(404)]
    public void Decide_OtherStatusThan200_IsWhole(int status) =>
        Assert.Equal("whole", Text(RangeRule.Decide(status, Stored, 10, "bytes=0-1", null)));

    [Fact]
    public void Decide_AnySingleRange_TakesTheBytesThatCountingGives() =>
        Prop.ForAll(
            (from length in Gen.Choose(0, 12)
             from first in Gen.Choose(-1, 14)
             from last in Gen.Choose(-1, 14)
             select (length, first, last)).ToArbitrary(),
            c =>
            {
                var range = $"bytes={(c.first < 0 ? "" : c.first)}-{(c.last < 0 ? "" : c.last)}";
                var wanted = Enumerable.Range(0, c.length).Where(i => c.first < 0
                    ? i >= c.length - c.last
                    : i >= c.first && (c.last < 0 || i <= c.last)).ToList();
                var decision = RangeRule.Decide(200, Stored, c.length, range, null);
                var invalid = c is { first: < 0, last: < 0 } || (c.first >= 0 && c.last >= 0 && c.last < c.first);
                var expected = invalid ? "whole" : wanted.Count == 0 ? "416" : $"{wanted[0]}-{wanted[^1]}";
                return Text(decision) == expected;
            }).QuickCheckThrowOnFailure();

    private static string Text(RangeDecision decision) =>
        !decision.Satisfiable ? "416"
        : decision.Ranges.Count == 0 ? "whole"
        : string.Join(' ', decision.Ranges.Select(r => $"{r.First}-{r.Last}"));
}
