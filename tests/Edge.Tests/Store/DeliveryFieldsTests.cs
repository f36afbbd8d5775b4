using CdnLab.Edge.Store;
using CdnLab.Model.Http;

namespace CdnLab.Edge.Tests.Store;

public sealed class DeliveryFieldsTests
{
    private static readonly HeaderFields Stored = new(
        ("Surrogate-Control", "max-age=1"), ("Surrogate-Key", "x"), ("CdnLab-Release", "one"), ("Content-Length", "9"),
        ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("ETag", "\"1\""));

    [Fact]
    public void ForClients_LeavesOutWhatOnlyCachesMaySee() =>
        Assert.Equal(["Set-Cookie", "ETag"], new DeliveryFields(Stored).ForClients.Select(f => f.Key));

    [Fact]
    public void ForEdges_KeepsWhatTheNextCacheStoresBy() => Assert.Equal(
        ["Surrogate-Control", "Surrogate-Key", "CdnLab-Release", "Set-Cookie", "ETag"],
        new DeliveryFields(Stored).ForEdges.Select(f => f.Key));

    [Fact]
    public void ForClients_RepeatedField_KeepsEveryLine() =>
        Assert.Equal("a=1|b=2", string.Join("|", new DeliveryFields(Stored).ForClients[0].Value.ToArray()));

    [Fact]
    public void Age_WithinOneSecond_IsTheSameText()
    {
        var fields = new DeliveryFields(Stored);
        var first = fields.Age(TimeSpan.FromSeconds(7.1)).ToString();
        Assert.Equal("7", first);
        Assert.Same(first, fields.Age(TimeSpan.FromSeconds(7.9)).ToString());
        Assert.Equal("8", fields.Age(TimeSpan.FromSeconds(8)).ToString());
    }
}
