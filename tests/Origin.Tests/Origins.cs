using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CdnLab.Model;
using CdnLab.Model.Workloads;
using CdnLab.Origin.Configuration;
using CdnLab.ServiceDefaults.Hosting;
using CdnLab.Testing;

namespace CdnLab.Origin.Tests;

/// <summary>The origin of the incident, both releases, small and without service times.</summary>
internal static class Origins
{
    public static string ConfigPath { get; } = Path.Combine(AppContext.BaseDirectory, "pypi.json");

    public static OriginOptions Options { get; } = ConfigFile.Read<OriginOptions>(ConfigPath, ModelJson.Options);

    public static Catalogue Catalogue { get; } = Catalogue.Create(Options.Catalogue, Options.Seed);

    public static Task<LiveService> StartAsync(
        string release = "before", TimeProvider? time = null, string? config = null) =>
        LiveService.StartAsync(OriginService.Definition, time, ("config", config ?? ConfigPath), ("release", release));

    public static async Task<HttpResponseMessage> AskAsync(
        this LiveService origin, string path, HttpMethod? method = null, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        foreach (var (name, value) in fields)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await origin.Public.SendAsync(request);
    }

    public static async Task<JsonObject> PutAsync(this LiveService origin, string path, object body)
    {
        using var response = await origin.Control.PutAsJsonAsync(path, body);
        Xunit.Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>Sum of a series over all bins.</summary>
    public static async Task<double> SumAsync(this LiveService origin, string series)
    {
        var page = await origin.Control.GetFromJsonAsync<JsonObject>("/control/series");
        return page!["bins"]!.AsArray().Sum(bin => (double?)bin!["values"]![series] ?? 0);
    }

    /// <summary>All fields of a response but the date, sorted by name.</summary>
    public static SortedDictionary<string, string> Fields(this HttpResponseMessage response) => new(
        Lines(response.Headers).Concat(Lines(response.Content.Headers)).Where(f => f.Key != "Date").ToDictionary(),
        StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<KeyValuePair<string, string>> Lines(HttpHeaders headers) =>
        headers.NonValidated.Select(h => KeyValuePair.Create(h.Key, string.Join(", ", h.Value)));
}
