using CdnLab.Model.Caching;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class FetchCauseRuleTests
{
    [Theory]
    [InlineData(false, false, FetchCause.Miss)]
    [InlineData(true, false, FetchCause.Revalidation)]
    [InlineData(false, true, FetchCause.Miss)]
    public void Decide_ExpiredResponse_IsMissOrRevalidation(bool conditional, bool purged, FetchCause expected) =>
        Assert.Equal(expected, FetchCauseRule.Decide(Responses.Stored(), conditional, purged));

    [Theory]
    [InlineData(99, FetchCause.PurgeRefill)]
    [InlineData(101, FetchCause.Miss)]
    public void Decide_SoftPurge_IsTheCauseOnlyBeforeExpiry(int purgedAfter, FetchCause expected) =>
        Assert.Equal(
            expected,
            FetchCauseRule.Decide(
                Responses.Stored(lifetime: 100) with { SoftPurgedAt = Responses.After(purgedAfter) }, false, false));

    [Theory]
    [InlineData(false, FetchCause.Miss)]
    [InlineData(true, FetchCause.PurgeRefill)]
    public void Decide_NothingStored_AsksWhetherAPurgeTookIt(bool purged, FetchCause expected) =>
        Assert.Equal(expected, FetchCauseRule.Decide(null, false, purged));

    [Theory]
    [InlineData(FetchCause.Miss, "miss")]
    [InlineData(FetchCause.Revalidation, "revalidation")]
    [InlineData(FetchCause.PurgeRefill, "purge-refill")]
    [InlineData(FetchCause.Retry, "retry")]
    public void Token_Cause_IsTheWordOfTheProtocol(FetchCause cause, string expected) =>
        Assert.Equal(expected, FetchCauseRule.Token(cause));
}
