using CdnLab.Edge.Configuration;
using CdnLab.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CdnLab.Edge.Tests.Library;

/// <summary>An application with the cache before one handler.</summary>
internal sealed class Application : IAsyncDisposable
{
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly WebApplication _app;

    private Application(WebApplication app) => _app = app;

    public FakeTimeProvider Clock { get; private init; } = new();

    public LogLines Log { get; private init; } = new();

    public HttpClient Client { get; } = new();

    public EdgeCache Cache => _app.Services.GetRequiredService<EdgeCache>();

    public static async Task<Application> StartAsync(
        RequestDelegate handler,
        Action<IApplicationBuilder>? before = null,
        Action<KestrelServerOptions>? kestrel = null,
        Func<EdgeOptions, EdgeOptions>? options = null)
    {
        var (clock, log) = (new FakeTimeProvider(), new LogLines());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(server => kestrel?.Invoke(server));
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton<TimeProvider>(clock).AddEdgeCache(options);
        var app = builder.Build();
        before?.Invoke(app);
        app.UseEdgeCache();
        app.Run(handler);
        await app.StartAsync();
        var started = new Application(app) { Clock = clock, Log = log };
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        started.Client.BaseAddress = new Uri(addresses.Single());
        return started;
    }

    /// <summary>The URL with nothing of its path resolved.</summary>
    public Uri Exactly(string target) => new(Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + target, Verbatim);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
