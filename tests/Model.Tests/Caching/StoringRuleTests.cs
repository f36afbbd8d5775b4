using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class StoringRuleTests
{
    private static readonly Provenance Before = new("before", "before", Responses.Now);
    private static readonly Provenance After = new("after", "after", Responses.Now.AddHours(1));

    [Fact]
    public void Store_Response_KeepsAgeApartAndDropsTheFieldsItExcludes()
    {
        var stored = Store(
            ("Cache-Control", "max-age=100, no-cache=\"Set-Cookie\""),
            ("Set-Cookie", "a=1"),
            ("Age", "30"),
            ("Surrogate-Key", "project/a all"));

        Assert.Equal(["Cache-Control", "Surrogate-Key", "Date"], stored.Headers.Select(f => f.Name));
        Assert.Equal(Responses.After(70), stored.FreshUntil);
        Assert.Equal(["project/a", "all"], stored.SurrogateKeys);
        Assert.Equal(Before, stored.Provenance);
    }

    [Theory]
    [InlineData(null, "Fri, 10 Jun 2022 10:41:45 GMT")]
    [InlineData("Thu, 09 Jun 2022 00:00:00 GMT", "Thu, 09 Jun 2022 00:00:00 GMT")]
    public void Store_Response_HasTheDateOfItsReceiptWhenItBringsNone(string? date, string expected) =>
        Assert.Equal(expected, (date is null ? Store() : Store(("Date", date))).Headers["Date"]);

    [Fact]
    public void Freshen_NotModified_IsFreshAgainAfterASoftPurge()
    {
        var stored = Store(("Cache-Control", "max-age=100"), ("ETag", "\"1\""), ("Age", "30"), ("Surrogate-Key", "a"))
            with { SoftPurgedAt = Responses.After(10) };
        var at = Responses.After(50);

        var fresh = StoringRule.Freshen(
            stored,
            new HeaderFields(("Cache-Control", "max-age=200"), ("Surrogate-Key", "b")),
            at,
            at,
            CacheProfiles.Strict,
            After);

        Assert.Equal(Responses.After(250), fresh.FreshUntil);
        Assert.Equal((null, After), (fresh.SoftPurgedAt, fresh.Provenance));
        Assert.Equal(["b"], fresh.SurrogateKeys);
        Assert.Equal("\"1\"", fresh.Headers["ETag"]);
    }

    [Theory]
    [InlineData("max-age=1", null, true)]
    [InlineData("max-age=0", null, false)]
    [InlineData("max-age=0", "\"1\"", true)]
    [InlineData("max-age=0, stale-while-revalidate=1", null, true)]
    [InlineData("max-age=0, stale-if-error=1", null, true)]
    public void Serves_Response_NeedsALifetimeAWindowOrAValidator(string cacheControl, string? etag, bool expected)
    {
        var fields = new List<(string, string)> { ("Cache-Control", cacheControl) };
        if (etag is not null)
        {
            fields.Add(("ETag", etag));
        }

        Assert.Equal(expected, StoringRule.Serves(Store([.. fields]), CacheProfiles.Strict));
    }

    private static StoredResponse Store(params (string, string)[] fields) => StoringRule.Store(
        new CacheKey("pypi.org/a"),
        "",
        200,
        new HeaderFields(fields),
        Responses.Now,
        Responses.Now,
        CacheProfiles.Strict,
        Before);
}
