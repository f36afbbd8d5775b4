using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using Microsoft.Extensions.Primitives;

namespace CdnLab.Edge.Tests.Store;

public sealed class DeliveryFieldsTests
{
    private static readonly HeaderFields Plain = new(
        ("Surrogate-Control", "max-age=1"), ("surrogate-key", "x"), ("CdnLab-Release", "one"), ("Content-Length", "9"),
        ("Age", "3"), ("CdnLab-Trace", "[]"), ("Vary", "A"), ("ETag", "\"1\""));

    private static readonly HeaderFields Repeated = new([.. Plain, new("Set-Cookie", "a=1"), new("Set-Cookie", "b=2")]);

    [Fact]
    public void ForClients_LeavesOutWhatOnlyCachesMaySee()
    {
        Assert.Equal("Vary: A\nETag: \"1\"", Text(Of(Plain).ForClients));
        Assert.Equal("Vary: A\nETag: \"1\"\nSet-Cookie: a=1|b=2", Text(Of(Repeated).ForClients));
    }

    [Fact]
    public void ForEdges_KeepsWhatTheNextCacheStoresBy()
    {
        const string kept = "Surrogate-Control: max-age=1\nsurrogate-key: x\nCdnLab-Release: one\nVary: A\nETag: \"1\"";
        Assert.Equal(kept, Text(Of(Plain).ForEdges));
        Assert.Equal(kept + "\nSet-Cookie: a=1|b=2", Text(Of(Repeated).ForEdges));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    public void ForClients_ManyFields_AreAllThereInOrder(int count)
    {
        var fields = new HeaderFields(Enumerable.Range(0, count).Select(i => new HeaderField($"X-{i}", $"{i}")));
        Assert.Equal(string.Join('\n', fields.Select(f => $"{f.Name}: {f.Value}")), Text(Of(fields).ForClients));
    }

    private static StoredObject Of(HeaderFields fields)
    {
        var response = new StoredResponse
        {
            Key = new("h/a"), Status = 200, Headers = fields, Freshness = default, ResponseTime = StoredObjects.Now,
        };
        return new(response, []);
    }

    private static string Text(DeliveryFields fields)
    {
        var lines = new List<string>();
        foreach (KeyValuePair<string, StringValues> field in fields)
        {
            lines.Add($"{field.Key}: {string.Join('|', field.Value.ToArray())}");
        }

        return string.Join('\n', lines);
    }
}
