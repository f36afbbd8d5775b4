using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;
using Xunit;

namespace CdnLab.Model.Tests.Redirects;

/// <summary>The four deploy states of 2022-06-10 over the cache that an earlier state left behind, rules only: one
/// tier, nothing expires.</summary>
public sealed class DeployStateTests
{
    private const string Verbatim = "/pypi/pyOpenSSL/json";
    private const string Normalized = "/pypi/pyopenssl/json";

    [Theory]
    [InlineData("old", "old", "empty", "document")]
    [InlineData("old", "old", "warm", "document")]
    [InlineData("old", "old", "decayed", "document")]
    [InlineData("old", "new", "empty", "document")]
    [InlineData("old", "new", "warm", "document")]
    [InlineData("old", "new", "decayed", "loop of 2")]
    [InlineData("new", "old", "empty", "loop of 1")]
    [InlineData("new", "old", "warm", "loop of 1")]
    [InlineData("new", "old", "decayed", "loop of 1")]
    [InlineData("new", "new", "empty", "document")]
    [InlineData("new", "new", "warm", "loop of 1")]
    [InlineData("new", "new", "decayed", "loop of 1")]
    public void Request_EitherSpelling_EndsAsTheDeployStateTells(
        string edge, string origin, string cache, string expected)
    {
        foreach (var spelling in (string[])[Verbatim, Normalized])
        {
            Assert.Equal(expected, World.Of(edge, origin, cache).Ask(spelling));
        }
    }

    [Fact]
    public void Request_AfterThePurge_EndsInTheDocument()
    {
        var world = World.Of("new", "new", "warm");
        world.Purge("project/pyopenssl");

        Assert.Equal("document", world.Ask(Verbatim));
    }

    private sealed class World(EdgeRules edge, OriginRules origin)
    {
        private Dictionary<CacheKey, OriginDecision> _cache = [];

        public static World Of(string edge, string origin, string cache)
        {
            var world = new World(Flagship.EdgeBefore, Flagship.OriginBefore);
            if (cache != "empty")
            {
                world.Ask(Normalized);
            }
            if (cache == "decayed")
            {
                world._cache.Remove(new CacheKey("pypi.org" + Verbatim));
            }
            return new World(
                edge == "old" ? Flagship.EdgeBefore : Flagship.EdgeAfter,
                origin == "old" ? Flagship.OriginBefore : Flagship.OriginAfter) { _cache = world._cache };
        }

        public string Ask(string url) =>
            RedirectCycle.Find(url, Answer) is { } cycle ? $"loop of {cycle.Keys.Count}" : "document";

        public void Purge(string surrogateKey) =>
            _cache = _cache
                .Where(entry => !SurrogateKeys.Of(entry.Value.Headers).Contains(surrogateKey))
                .ToDictionary(entry => entry.Key, entry => entry.Value);

        private (CacheKey Key, string? Location) Answer(string url)
        {
            var request = edge.Decide("GET", "pypi.org", url);
            if (!_cache.TryGetValue(request.Key, out var stored))
            {
                stored = Flagship.Answer(origin, request.Url);
                _cache.Add(request.Key, stored);
            }
            Assert.True(stored.Status is 200 or 301);
            return (request.Key, stored.Location);
        }
    }
}
