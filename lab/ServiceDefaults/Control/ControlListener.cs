using System.Net;
using System.Text.Json;
using CdnLab.ServiceDefaults.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CdnLab.ServiceDefaults.Control;

/// <summary>The control listener: a server of its own on a port of its own, so that no public request can reach a
/// control path whatever the public pipeline does. Everything but <c>/health</c> and <c>/alive</c> needs the token.
/// </summary>
internal static class ControlListener
{
    public static WebApplication Build(
        string token,
        JsonSerializerOptions json,
        IServiceProvider service,
        Action<IEndpointRouteBuilder> map)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(service.GetRequiredService<ILoggerFactory>());
        builder.Services.AddSingleton<IHostLifetime, FollowingLifetime>();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(options => CopyTo(options.SerializerOptions, json));

        var app = builder.Build();
        app.UseMiddleware<ControlErrors>(json);
        app.UseRouting();
        Guard(app, new ControlToken(token));
        app.MapHealth(service);
        map(app.MapGroup("/control"));
        return app;
    }

    private static void Guard(WebApplication app, ControlToken token) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<HealthMark>() is not null
            || token.Admits(context.Request.Headers.Authorization))
        {
            return next(context);
        }

        context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    });

    private static void CopyTo(JsonSerializerOptions target, JsonSerializerOptions source)
    {
        target.PropertyNamingPolicy = source.PropertyNamingPolicy;
        target.DefaultIgnoreCondition = source.DefaultIgnoreCondition;
        target.UnmappedMemberHandling = source.UnmappedMemberHandling;
        foreach (var converter in source.Converters)
        {
            target.Converters.Add(converter);
        }
    }
}
