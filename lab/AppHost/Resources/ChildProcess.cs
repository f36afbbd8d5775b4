using System.Diagnostics;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.AppHost.Resources;

/// <summary>One running process of a resource. Its standard input stays open as long as this host lives: services
/// end when it ends.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly OutputLog _log;
    private readonly TaskCompletionSource<StartLine?> _startLine =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _pumps;

    private ChildProcess(Process process, OutputLog log)
    {
        (_process, _log, Pid) = (process, log, process.Id);
        _pumps = Task.WhenAll(PumpAsync(process.StandardOutput), PumpAsync(process.StandardError));
        Exited = ExitAsync();
    }

    public int Pid { get; }

    /// <summary>Completes with the exit code after the last line of output was read.</summary>
    public Task<int> Exited { get; }

    /// <summary>The start line; null when the process ended without one.</summary>
    public Task<StartLine?> StartLine => _startLine.Task;

    public string LastOutput => _log.Last;

    public static ChildProcess Start(ProcessStartInfo start, OutputLog log)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        return new ChildProcess(Process.Start(start)!, log);
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    /// <summary>Asks the process to end by closing its standard input, and kills it at the deadline.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        _process.StandardInput.Close();
        try
        {
            await Exited.WaitAsync(limit, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            Kill();
            await Exited;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
        _process.Dispose();
    }

    private async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        // A grandchild may hold the pipes open: what it would still say is not waited for.
        await Task.WhenAny(_pumps, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System));
        _startLine.TrySetResult(null);
        return _process.ExitCode;
    }

    private async Task PumpAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (!_startLine.Task.IsCompleted && ServiceDefaults.Hosting.StartLine.TryParse(line) is { } start)
            {
                _startLine.TrySetResult(start);
            }
            else
            {
                _log.Write(line);
            }
        }
    }
}
