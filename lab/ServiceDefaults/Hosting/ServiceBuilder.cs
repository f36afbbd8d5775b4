using System.Text.Json;
using CdnLab.ServiceDefaults.Clock;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>A service being put together. <see cref="Clock"/>, <see cref="Journal"/> and <see cref="Series"/> are
/// singletons of <see cref="Services"/> as well, the clock also as <see cref="TimeProvider"/>.</summary>
public sealed class ServiceBuilder
{
    private readonly WebApplicationBuilder _web;

    internal ServiceBuilder(
        ServiceDefinition definition, WebApplicationBuilder web, ServiceSettings settings, TimeProvider realTime)
    {
        (_web, Definition, Settings) = (web, definition, settings);
        Clock = new LabTimeProvider(realTime, settings.Speed);
        if (settings.Clock is { } anchor)
        {
            Clock.Set(anchor);
        }

        Journal = new JournalBuffer(Clock, definition.Json);
        Series = new SeriesRecorder(settings.BinSize);
        Services.AddSingleton(Clock).AddSingleton<TimeProvider>(Clock).AddSingleton(Journal).AddSingleton(Series);
    }

    public ServiceDefinition Definition { get; }

    public ServiceSettings Settings { get; }

    public LabTimeProvider Clock { get; }

    public JournalBuffer Journal { get; }

    public SeriesRecorder Series { get; }

    public IServiceCollection Services => _web.Services;

    public IConfiguration Configuration => _web.Configuration;

    public ILoggingBuilder Logging => _web.Logging;

    /// <summary>Kestrel and other host settings of the public listener.</summary>
    public ConfigureWebHostBuilder WebHost => _web.WebHost;

    internal Action<WebApplication> PublicMap { get; private set; } = _ => { };

    internal Action<IEndpointRouteBuilder, IServiceProvider> ControlMap { get; private set; } = (_, _) => { };

    internal Func<IServiceProvider, object>? StatusOf { get; private set; }

    /// <summary>The pipeline of the public listener.</summary>
    public void Public(Action<WebApplication> map) => PublicMap = map;

    /// <summary>Endpoints below <c>/control</c> besides the common ones. Take what they need from the given service
    /// provider: the control listener is a server of its own and injects nothing of the service into them.</summary>
    public void Control(Action<IEndpointRouteBuilder, IServiceProvider> map) => ControlMap = map;

    /// <summary>What <c>GET /control/status</c> shows.</summary>
    public void Status(Func<IServiceProvider, object> status) => StatusOf = status;

    /// <summary>Reads the configuration file; null when none was named.</summary>
    /// <exception cref="ServiceStartException">The file is missing or is not what it should be.</exception>
    public T? ReadConfig<T>(JsonSerializerOptions json)
        where T : class => Settings.ConfigPath is { } path ? ConfigFile.Read<T>(path, json) : null;
}
