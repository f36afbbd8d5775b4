using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CdnLab.ServiceDefaults.Clock;
using CdnLab.ServiceDefaults.Control;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;

namespace CdnLab.AppHost.Resources.Control;

/// <summary>The control requests of one running service (docs/protocol.md). Nothing is tried twice.</summary>
public sealed class ControlClient : IRecord, IDisposable
{
    private readonly string _resource;
    private readonly HttpClient _http;

    public ControlClient(string resource, Uri address, string token)
    {
        _resource = resource;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            // Filling caches answers when it is done; the caller's cancellation ends what must end.
            Timeout = Timeout.InfiniteTimeSpan,
            BaseAddress = new Uri(address, "/control/"),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
    }

    public Task<ClockAnchor> SetClockAsync(ClockAnchor anchor, CancellationToken cancellation = default) =>
        SendAsync<ClockAnchor>(HttpMethod.Put, "clock", anchor, cancellation);

    public Task<JournalPage> ReadJournalAsync(long after, CancellationToken cancellation = default) =>
        SendAsync<JournalPage>(HttpMethod.Get, $"journal?after={after}", null, cancellation);

    public Task<SeriesPage> ReadSeriesAsync(DateTimeOffset after, CancellationToken cancellation = default) =>
        SendAsync<SeriesPage>(HttpMethod.Get, $"series?after={Uri.EscapeDataString($"{after:O}")}", null, cancellation);

    public Task<JsonNode> ReadStatusAsync(CancellationToken cancellation = default) =>
        SendAsync<JsonNode>(HttpMethod.Get, "status", null, cancellation);

    /// <summary>Sends a request that has no method of its own here; <paramref name="path"/> is below
    /// <c>/control/</c>.</summary>
    /// <exception cref="ResourceException">The service refused it or did not answer.</exception>
    public async Task<T> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var response = await SendAsync(method, path, body, cancellation);
        return await response.Content.ReadFromJsonAsync<T>(ControlJson.Options, cancellation)
            ?? throw new ResourceException(_resource, $"{method} {path}: answered null", "a bug in the service");
    }

    /// <inheritdoc cref="SendAsync{T}"/>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: ControlJson.Options);
        try
        {
            var response = await _http.SendAsync(request, cancellation);
            return response.IsSuccessStatusCode ? response : throw await RefusalAsync(request, response, cancellation);
        }
        catch (HttpRequestException lost)
        {
            throw new ResourceException(_resource, $"{method} {path}: {lost.Message}", "see whether it still runs");
        }
    }

    internal async Task PutAsync(string path, object body, CancellationToken cancellation) =>
        (await SendAsync(HttpMethod.Put, path, body, cancellation)).Dispose();

    internal async Task PostAsync(string path, object body, CancellationToken cancellation) =>
        (await SendAsync(HttpMethod.Post, path, body, cancellation)).Dispose();

    public void Dispose() => _http.Dispose();

    private async Task<ResourceException> RefusalAsync(
        HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellation)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancellation);
            var error = response.Content.Headers.ContentType?.MediaType == "application/json"
                ? JsonNode.Parse(text) as JsonObject
                : null;
            var place = $"{request.Method} {request.RequestUri}: {(int)response.StatusCode}";
            var fix = (string?)error?["fix"] ?? "see docs/protocol.md";
            return new ResourceException(_resource, $"{place} {(string?)error?["error"] ?? text}", fix);
        }
    }
}
