using CdnLab.Model.Purging;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class StoredResponseTests
{
    [Theory]
    [InlineData(0, 100)]
    [InlineData(30, 70)]
    [InlineData(130, -30)]
    public void FreshUntil_InitialAge_ShortensTheLifetime(int initialAge, int expected) =>
        Assert.Equal(
            Responses.After(expected),
            (Responses.Stored(lifetime: 100) with { InitialAge = TimeSpan.FromSeconds(initialAge) }).FreshUntil);

    [Theory]
    [InlineData(99, 99)]
    [InlineData(100, 100)]
    [InlineData(101, 100)]
    public void FreshUntil_SoftPurge_EndsFreshnessButNeverLengthensIt(int purgedAfter, int expected)
    {
        var purged = PurgeEffect.Apply(Responses.Stored(lifetime: 100), PurgeMode.Soft, Responses.After(purgedAfter));

        Assert.Equal(Responses.After(expected), purged!.FreshUntil);
    }
}
