using System.Text.Json;
using CdnLab.Model.Purging;

namespace CdnLab.Purger.Health;

/// <summary>Asks a URL how the origin fares: how long its answer takes, whether it is one, and, where it is a JSON
/// object, what it says of <c>utilization</c>, <c>error_ratio</c> and <c>latency_seconds</c>.</summary>
/// <param name="http">Client of the purge.</param>
/// <param name="url">The URL.</param>
/// <param name="timeout">Longest wait; no answer within it counts as an error.</param>
/// <param name="time">Real time.</param>
public sealed class HealthProbe(HttpClient http, Uri url, TimeSpan timeout, TimeProvider time)
{
    private const int BytesMax = 65_536;

    /// <summary>Takes a look.</summary>
    public async Task<OriginLoad> LookAsync(CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        using var late = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var answer = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, either.Token);
            using var stream = await answer.Content.ReadAsStreamAsync(either.Token);
            var buffer = new byte[BytesMax];
            var length = await stream.ReadAtLeastAsync(buffer, BytesMax, throwOnEndOfStream: false, either.Token);
            return LoadOf(buffer.AsMemory(0, length), answer.IsSuccessStatusCode, time.GetElapsedTime(begun));
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested
            && error is (OperationCanceledException or HttpRequestException or IOException))
        {
            return new(0, time.GetElapsedTime(begun), 1);
        }
    }

    /// <summary>What an answer says.</summary>
    internal static OriginLoad LoadOf(ReadOnlyMemory<byte> body, bool isHealthy, TimeSpan took)
    {
        var load = new OriginLoad(0, took, isHealthy ? 0 : 1);
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return load;
            }
            return new(
                Number("utilization") ?? 0,
                TimeSpan.FromSeconds(Math.Min(Number("latency_seconds") ?? took.TotalSeconds, 86_400)),
                isHealthy ? Number("error_ratio") ?? 0 : 1);

            double? Number(string name) =>
                json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
                    ? Math.Max(0, value.GetDouble()) : null;
        }
        catch (JsonException)
        {
            return load;
        }
    }
}
