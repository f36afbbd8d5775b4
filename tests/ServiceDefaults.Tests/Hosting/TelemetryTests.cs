using CdnLab.Testing;
using Xunit;

namespace CdnLab.ServiceDefaults.Tests.Hosting;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Otlp_WithAReceiver_GetsSpansUnderTheNameTheHostGave()
    {
        await using var receiver = ScriptedOrigin.InOrder(ScriptedResponse.Of(200));
        using var process = ServiceProcess.Start(
            "CdnLab.SampleService",
            [],
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Url.ToString()),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_SERVICE_NAME", "pop-ams"),
            ("OTEL_BSP_SCHEDULE_DELAY", "50"));
        var start = await ServiceProcess.ReadStartLineAsync(process);
        using var client = new HttpClient { BaseAddress = new Uri(start!.Ready!.Public[0]) };
        await client.GetStringAsync("/pid");
        await Eventually.TrueAsync(() => receiver.Requests.Any(IsTheSpan), "the span of GET /pid");
        process.Kill();
    }

    private static bool IsTheSpan(RecordedRequest request) =>
        request.Target == "/v1/traces" && request.Body.Contains("pop-ams") && request.Body.Contains("GET /pid")
        && request.Body.Contains("http.response.status_code");
}
