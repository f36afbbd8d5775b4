using System.Diagnostics;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.Edge.Bench;

/// <summary>A server in a process of its own, bound to the first processor.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    /// <summary>Processor time that it took so far, in the kernel too.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync(string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true };
        string[] line = ["-c", "0", "dotnet", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments];
        foreach (var argument in line)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } output)
        {
            if (StartLine.TryParse(output) is { } started)
            {
                return started.Ready is { } ready
                    ? new(process, ready.Public[0])
                    : throw new InvalidOperationException($"{assembly}: {started.Failed!.Error}");
            }
        }

        throw new InvalidOperationException($"{assembly} ended at its start");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
