using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Http;

namespace CdnLab.ServiceDefaults.Telemetry;

/// <summary>Tags of the semantic conventions on each server span, which the instrumentation package would set.
/// </summary>
internal sealed class ServerSpanTags : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            await rest(context);
            if (Activity.Current is { IsAllDataRequested: true } span)
            {
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
                span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
                span.SetTag("http.request.method", context.Request.Method);
                span.SetTag("url.path", context.Request.Path.Value);
                span.SetTag("http.response.status_code", context.Response.StatusCode);
                span.SetTag("http.route", route);
            }
        });
        next(app);
    };
}
