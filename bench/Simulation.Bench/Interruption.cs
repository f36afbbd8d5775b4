using System.Runtime.InteropServices;

namespace CdnLab.Simulation.Bench;

/// <summary>Ctrl-C, or the end that a script sets: programs under way are ended and temporary files removed before this
/// one ends.</summary>
internal sealed class Interruption : IDisposable
{
    private static readonly CancellationTokenSource Source = new();
    private readonly PosixSignalRegistration _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    private readonly PosixSignalRegistration _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

    public static CancellationToken Token => Source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private static void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Source.Cancel();
    }
}
