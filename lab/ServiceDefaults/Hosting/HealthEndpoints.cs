using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>The health endpoints of .NET Aspire's convention, in every environment.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps <c>/health</c> (all health checks of <paramref name="service"/> pass: ready to work) and
    /// <c>/alive</c> (the process answers).</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints, IServiceProvider service)
    {
        var checks = service.GetRequiredService<HealthCheckService>();
        endpoints.MapGet("/health", context => AnswerAsync(context, checks)).WithMetadata(new HealthMark());
        endpoints.MapGet("/alive", context => context.Response.WriteAsync("Alive")).WithMetadata(new HealthMark());
    }

    /// <summary>Answers 200 <c>Healthy</c>, or 503 with the checks that fail, one a line.</summary>
    public static async Task AnswerAsync(HttpContext context, HealthCheckService checks)
    {
        var report = await checks.CheckHealthAsync(context.RequestAborted);
        var healthy = report.Status != HealthStatus.Unhealthy;
        context.Response.StatusCode = healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.CacheControl = "no-store";
        var failing = report.Entries.Where(entry => entry.Value.Status == HealthStatus.Unhealthy)
            .Select(entry => $"\n{entry.Key}: {entry.Value.Description ?? entry.Value.Exception?.Message}");
        await context.Response.WriteAsync(report.Status + string.Concat(failing));
    }
}
