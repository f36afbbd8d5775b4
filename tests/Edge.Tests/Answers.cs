using CdnLab.Testing;

namespace CdnLab.Edge.Tests;

/// <summary>Answers of origins, and what an edge says about how it answered.</summary>
internal static class Answers
{
    public static ScriptedResponse Cacheable(string body, params string[] fields) =>
        ScriptedResponse.Of(200, body, ["Cache-Control: max-age=60", .. fields]);

    public static string CacheStatus(this HttpResponseMessage response) =>
        string.Join(", ", response.Headers.GetValues("Cache-Status"));
}
