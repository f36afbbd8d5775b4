using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>A started service with the addresses its listeners are really bound to.</summary>
public sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication _public;
    private readonly WebApplication? _control;

    internal RunningService(WebApplication publicListener, WebApplication? control)
    {
        (_public, _control) = (publicListener, control);
        PublicUrls = [.. publicListener.Urls];
        ControlUrls = control is null ? [] : [.. control.Urls];
    }

    public IReadOnlyList<string> PublicUrls { get; }

    public IReadOnlyList<string> ControlUrls { get; }

    public IServiceProvider Services => _public.Services;

    public IHostApplicationLifetime Lifetime => _public.Lifetime;

    public Task WaitForShutdownAsync() => _public.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        // The control listener answers until the service has stopped, so that a host can watch the end.
        await _public.DisposeAsync();
        if (_control is not null)
        {
            await _control.DisposeAsync();
        }
    }
}
