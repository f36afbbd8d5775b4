using System.Net.Sockets;
using CdnLab.ServiceDefaults.Control;
using CdnLab.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>Starts and runs a live service as docs/protocol.md says.</summary>
public static class ServiceHost
{
    /// <summary>How long a service may take to end after it was asked to.</summary>
    public static readonly TimeSpan StopMax = TimeSpan.FromSeconds(2);

    /// <summary>Runs the service until it is told to stop; the process's exit code: 0, or 2 when it cannot start.
    /// </summary>
    public static async Task<int> RunAsync(ServiceDefinition definition, string[] args)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "-?"))
        {
            Console.Out.WriteLine(Usage.Of(definition));
            return 0;
        }

        RunningService service;
        try
        {
            service = await StartAsync(definition, CommandLine.Read(definition, args));
        }
        catch (Exception failure)
        {
            StartLine.WriteFailed(definition.Name, failure);
            return 2;
        }

        await using (service)
        {
            EndWithin(StopMax, service.Lifetime);
            if (service.ParentPipe)
            {
                ParentPipe.Watch(service.Lifetime.StopApplication);
            }

            StartLine.WriteReady(definition.Name, service);
            await service.WaitForShutdownAsync();
            return 0;
        }
    }

    /// <summary>Starts the service inside this process, its settings given: for tests and for hosts of their own.
    /// </summary>
    public static async Task<RunningService> StartAsync(
        ServiceDefinition definition, IConfiguration configuration, TimeProvider? realTime = null)
    {
        var settings = ServiceSettings.Read(configuration);
        var web = CreateWeb(definition, configuration, settings.ParentPipe);
        var builder = new ServiceBuilder(definition, web, settings, realTime ?? TimeProvider.System);
        definition.Build(builder);

        var app = web.Build();
        WebApplication? control = null;
        try
        {
            control = await StartControlAsync(builder, app);
            builder.PublicMap(app);
            await ListenAsync(app, settings.PublicUrls, "--urls");
            return new RunningService(app, control, settings.ParentPipe);
        }
        catch
        {
            await app.DisposeAsync();
            await (control?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    private static WebApplicationBuilder CreateWeb(
        ServiceDefinition definition, IConfiguration configuration, bool parentPipe)
    {
        var web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = definition.Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        web.Configuration.AddConfiguration(configuration);
        web.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        web.Services.AddRoutingCore();
        web.Services.AddHealthChecks();
        web.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopMax * 0.75);
        web.Logging.SetMinimumLevel(LogLevel.Warning);
        web.Logging.AddSimpleConsole(console => console.SingleLine = true);
        web.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (parentPipe)
        {
            web.Services.AddSingleton<IHostLifetime, HostedLifetime>();
        }

        OpenTelemetryExport.Add(web, definition.Name);
        return web;
    }

    private static async Task<WebApplication?> StartControlAsync(ServiceBuilder builder, WebApplication app)
    {
        if (builder.Settings is not { ControlUrls.Count: > 0, ControlToken: { } token } settings)
        {
            return null;
        }

        var status = builder.StatusOf ?? (_ => new { service = builder.Definition.Name, clock = builder.Clock.Anchor });
        var control = ControlListener.Build(
            token, builder.Definition.Json, app.Services, endpoints =>
            {
                CommonEndpoints.Map(endpoints, app.Services, () => status(app.Services));
                builder.ControlMap(endpoints, app.Services);
            });
        await ListenAsync(control, settings.ControlUrls, "--control-urls");
        return control;
    }

    private static async Task ListenAsync(WebApplication app, IReadOnlyList<string> urls, string option)
    {
        foreach (var url in urls)
        {
            app.Urls.Add(url);
        }

        try
        {
            await app.StartAsync();
        }
        catch (Exception unbound) when (unbound is IOException or SocketException or FormatException)
        {
            await app.DisposeAsync();
            throw new ServiceStartException(
                $"cannot listen on {string.Join(' ', urls)}: {unbound.Message}",
                $"choose another address with {option}; port 0 of 127.0.0.1 is always free",
                unbound);
        }
    }

    /// <summary>A request that does not end must not keep the process: it is left behind at the deadline.</summary>
    private static void EndWithin(TimeSpan limit, IHostApplicationLifetime lifetime) =>
        lifetime.ApplicationStopping.Register(() =>
            _ = Task.Delay(limit, TimeProvider.System).ContinueWith(_ => Environment.Exit(0), TaskScheduler.Default));
}
