using CdnLab.ServiceDefaults.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace CdnLab.ServiceDefaults.Tests.Hosting;

/// <summary>A smallest service, started in this process with both listeners on free ports.</summary>
internal static class TestServices
{
    public const string Token = "a token for this test";

    public static ServiceDefinition Hello { get; } = new("hello", "says hello", service =>
    {
        service.Public(app => app.MapGet("/", () => "hello"));
        service.Control((endpoints, _) => endpoints.MapGet(
            "/fault", string () => throw new InvalidOperationException("on purpose")));
    });

    public static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["control-urls"] = "http://127.0.0.1:0",
            ["control-token"] = Token,
        }).AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();

    public static HttpClient ClientOf(IReadOnlyList<string> urls, string? token = Token)
    {
        var client = new HttpClient { BaseAddress = new Uri(urls[0]) };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        return client;
    }
}
