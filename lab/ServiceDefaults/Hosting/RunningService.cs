using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>A started service with the addresses its listeners are really bound to.</summary>
public sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication _public;
    private readonly WebApplication? _control;

    internal RunningService(WebApplication publicListener, WebApplication? control, bool parentPipe)
    {
        (_public, _control, ParentPipe) = (publicListener, control, parentPipe);
        PublicUrls = [.. publicListener.Urls];
        ControlUrls = control is null ? [] : [.. control.Urls];
    }

    public IReadOnlyList<string> PublicUrls { get; }

    public IReadOnlyList<string> ControlUrls { get; }

    public IServiceProvider Services => _public.Services;

    public IHostApplicationLifetime Lifetime => _public.Lifetime;

    /// <summary>Whether the service is to end with its standard input.</summary>
    internal bool ParentPipe { get; }

    /// <summary>Completes when the service has stopped; a part that overran the deadline of the stop is left.
    /// </summary>
    public async Task WaitForShutdownAsync()
    {
        try
        {
            await _public.WaitForShutdownAsync();
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("stopped before every request had ended");
        }
    }

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
