using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CdnLab.ServiceDefaults.Telemetry;

/// <summary>Metrics, traces and logs over OTLP, only where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a receiver.
/// </summary>
internal static class OpenTelemetryExport
{
    public static void Add(WebApplicationBuilder web, string service)
    {
        if (string.IsNullOrWhiteSpace(web.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        web.Services.AddHostedService<TelemetryStarter>().AddSingleton<IStartupFilter, ServerSpanTags>();
        new TelemetryBuilder(web.Services)
            .ConfigureResource(resource => resource.AddService(service).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(
                "Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "CdnLab.*"))
            .WithTracing(traces => traces.AddSource("Microsoft.AspNetCore", "System.Net.Http", "CdnLab.*"))
            .WithLogging()
            .UseOtlpExporter();
        web.Logging.AddFilter<OpenTelemetryLoggerProvider>(null, LogLevel.Information);
    }
}
