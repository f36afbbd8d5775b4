using System.Diagnostics;
using CdnLab.ServiceDefaults.Hosting;
using Microsoft.Extensions.Configuration;

namespace CdnLab.Testing;

/// <summary>A service under test with both listeners on free ports, in this process or as one of its own.</summary>
public sealed class LiveService : IAsyncDisposable
{
    public const string Token = "the token of this test";

    private readonly RunningService? _inProcess;
    private readonly Process? _process;

    private LiveService(Uri publicUrl, Uri controlUrl, RunningService? inProcess, Process? process)
    {
        (_inProcess, _process) = (inProcess, process);
        Public = ClientOf(publicUrl);
        Control = ClientOf(controlUrl);
        Control.DefaultRequestHeaders.Authorization = new("Bearer", Token);
    }

    /// <summary>Client of the public listener; follows no redirects and keeps no cookies.</summary>
    public HttpClient Public { get; }

    /// <summary>Client of the control listener, with the token.</summary>
    public HttpClient Control { get; }

    public Uri PublicUrl => Public.BaseAddress!;

    public Uri ControlUrl => Control.BaseAddress!;

    /// <summary>Services of an in-process service.</summary>
    public IServiceProvider Services => _inProcess!.Services;

    /// <summary>Process of a service started as one.</summary>
    public Process Process => _process!;

    /// <summary>Starts the service in this process; <paramref name="settings"/> are its options by name, such as
    /// <c>("origin", url)</c>. Its clock is <paramref name="realTime"/> seen through <c>speed</c>.</summary>
    public static async Task<LiveService> StartAsync(
        ServiceDefinition definition, TimeProvider? realTime = null, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [.. Defaults.Concat(settings).Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))]);
        var service = await ServiceHost.StartAsync(definition, configuration.Build(), realTime);
        return new LiveService(new Uri(service.PublicUrls[0]), new Uri(service.ControlUrls[0]), service, null);
    }

    /// <summary>Starts the service as a process; <paramref name="assembly"/>, such as <c>CdnLab.Edge</c>, is a
    /// project that the test project references.</summary>
    public static async Task<LiveService> StartProcessAsync(
        string assembly, params (string Name, string Value)[] settings)
    {
        var process = ServiceProcess.Start(
            assembly, [.. Defaults.Concat(settings).Select(pair => $"--{pair.Name}={pair.Value}")]);
        if (await ServiceProcess.ReadStartLineAsync(process) is { Ready: { } ready })
        {
            return new LiveService(new Uri(ready.Public[0]), new Uri(ready.Control[0]), null, process);
        }

        process.Kill();
        throw new InvalidOperationException($"{assembly} did not start");
    }

    public async ValueTask DisposeAsync()
    {
        Public.Dispose();
        Control.Dispose();
        await (_inProcess?.DisposeAsync() ?? ValueTask.CompletedTask);
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private static (string Name, string Value)[] Defaults =>
    [
        ("urls", "http://127.0.0.1:0"), ("control-urls", "http://127.0.0.1:0"), ("control-token", Token),
    ];

    private static HttpClient ClientOf(Uri address) =>
        new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = address,
        };
}
