using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>Signals of a service that hangs on a parent pipe. Ctrl-C reaches the host and all its children at once;
/// the children leave it to the host, which ends them in order through the pipe.</summary>
internal sealed class HostedLifetime(IHostApplicationLifetime application) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            application.StopApplication();
        }));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());
}
