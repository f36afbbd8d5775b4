using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Model.Tests.Caching;

/// <summary>Stored responses for tests.</summary>
internal static class Responses
{
    public static readonly DateTimeOffset Now = new(2022, 6, 10, 10, 41, 45, TimeSpan.Zero);

    public static StoredResponse Stored(
        int lifetime = 100,
        int revalidate = 0,
        int error = 0,
        bool mustRevalidate = false,
        bool validator = false) => new()
        {
            Key = new CacheKey("pypi.org/x"),
            Status = 200,
            Headers = validator ? new HeaderFields(("ETag", "\"1\"")) : HeaderFields.Empty,
            Freshness = new(
                TimeSpan.FromSeconds(lifetime),
                TimeSpan.FromSeconds(revalidate),
                TimeSpan.FromSeconds(error),
                "test",
                mustRevalidate),
            ResponseTime = Now,
        };

    public static DateTimeOffset After(int seconds, int ticks = 0) => Now.AddSeconds(seconds).AddTicks(ticks);
}
