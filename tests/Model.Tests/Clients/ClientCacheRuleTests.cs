using CdnLab.Model.Clients;
using CdnLab.Model.Http;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Model.Tests.Clients;

public class ClientCacheRuleTests
{
    private static readonly DateTimeOffset Stored = new(2022, 6, 10, 10, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ClientCacheMode.None, 200, "max-age=900", false)]
    [InlineData(ClientCacheMode.Private, 200, "max-age=900", true)]
    [InlineData(ClientCacheMode.Private, 301, "max-age=900", true)]
    [InlineData(ClientCacheMode.Private, 200, "private, max-age=900", true)]
    [InlineData(ClientCacheMode.Private, 200, "no-store, max-age=900", false)]
    [InlineData(ClientCacheMode.Private, 200, "no-cache, max-age=900", false)]
    [InlineData(ClientCacheMode.Private, 200, "no-cache, max-age=900, s-maxage=900", false)]
    [InlineData(ClientCacheMode.Private, 200, "s-maxage=900", false)]
    [InlineData(ClientCacheMode.Private, 200, "max-age=0, s-maxage=900", false)]
    [InlineData(ClientCacheMode.Private, 200, null, false)]
    [InlineData(ClientCacheMode.Private, 301, null, false)]
    [InlineData(ClientCacheMode.PermanentRedirects, 301, null, true)]
    [InlineData(ClientCacheMode.PermanentRedirects, 308, "max-age=0", true)]
    [InlineData(ClientCacheMode.PermanentRedirects, 301, "no-store", false)]
    [InlineData(ClientCacheMode.PermanentRedirects, 302, null, false)]
    [InlineData(ClientCacheMode.PermanentRedirects, 302, "max-age=900", true)]
    public void MayStore_Answer_FollowsTheModeAndTheDirectives(
        ClientCacheMode mode, int status, string? control, bool stored) =>
        Assert.Equal(stored, ClientCacheRule.MayStore(mode, status, Fields(control)));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void MayReuse_AroundTheLifetime_EndsWithIt(int ticks, bool reused)
    {
        var now = Stored + TimeSpan.FromSeconds(900) + TimeSpan.FromTicks(ticks);

        Assert.Equal(reused, ClientCacheRule.MayReuse(
            ClientCacheMode.Private, 200, Fields("max-age=900, s-maxage=86400"), Stored, now));
    }

    [Fact]
    public void MayReuse_AgeReceived_CountsAgainstTheLifetime()
    {
        var aged = Fields("max-age=900").With("Age", "800");

        Assert.True(Reused(ClientCacheMode.Private, 200, aged, 99));
        Assert.False(Reused(ClientCacheMode.Private, 200, aged, 100));
    }

    [Fact]
    public void MayReuse_AgeOfYearsOnAPermanentRedirect_IsIgnored() =>
        Assert.True(Reused(ClientCacheMode.PermanentRedirects, 301, Fields("max-age=900").With("Age", "900"), 1e9));

    [Fact]
    public void MayReuse_AnyAnswer_OnceItIsTooOldItStaysSo()
    {
        var cases =
            from status in Gen.Elements(200, 301, 302, 404)
            from control in Gen.Elements<string?>(
                null, "max-age=60", "no-cache", "s-maxage=9, max-age=100", "max-age=x")
            from earlier in Gen.Choose(0, 300)
            from wait in Gen.Choose(0, 300)
            select (Status: status, Fields: Fields(control), Earlier: earlier, Wait: wait);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var later = Reused(ClientCacheMode.Private, c.Status, c.Fields, c.Earlier + c.Wait);
            return !later || Reused(ClientCacheMode.Private, c.Status, c.Fields, c.Earlier);
        }).QuickCheckThrowOnFailure();
    }

    private static bool Reused(ClientCacheMode mode, int status, HeaderFields fields, double seconds) =>
        ClientCacheRule.MayReuse(mode, status, fields, Stored, Stored.AddSeconds(seconds));

    private static HeaderFields Fields(string? control) =>
        control is null ? HeaderFields.Empty : new(("Cache-Control", control));
}
