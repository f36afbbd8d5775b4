using System.Diagnostics;
using System.Text;
using CdnLab.Testing;

namespace CdnLab.Live.Tests.Commands;

/// <summary>The command as a user runs it, with what it prints and the processes that it starts.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string Mark = "LIVE_TEST_MARK";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);
    private static int _started;

    private readonly Process _process;
    private readonly string _mark;
    private readonly StringBuilder _output = new(), _error = new();
    private readonly Task _reading;

    private HostProcess(Process process, string mark)
    {
        (_process, _mark) = (process, mark);
        _reading = Task.WhenAll(
            ReadAsync(process.StandardOutput, _output), ReadAsync(process.StandardError, _error));
    }

    public string Output => Text(_output);

    public string Error => Text(_error);

    /// <summary>Process ids of what it started and still runs: all inherit a mark in their environment.</summary>
    public IReadOnlyList<int> Children => [.. Directory.GetDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
        .Where(pid => pid != 0 && pid != _process.Id && IsMarked(pid) && ProcessTable.Runs(pid))];

    public static HostProcess Start(params string[] arguments) => Start([], arguments);

    private static HostProcess Start((string Name, string Value)[] environment, string[] arguments)
    {
        var mark = $"{Environment.ProcessId}-{Interlocked.Increment(ref _started)}";
        return new HostProcess(ServiceProcess.Start("CdnLab.AppHost", arguments, [(Mark, mark), .. environment]), mark);
    }

    /// <summary>Runs the command to its end and checks that it leaves no process behind.</summary>
    public static Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments) =>
        RunAsync([], arguments);

    /// <summary>Runs it so in an environment.</summary>
    public static async Task<(int Exit, string Output, string Error)> RunAsync(
        (string Name, string Value)[] environment, string[] arguments)
    {
        await using var host = Start(environment, arguments);
        var exit = await host.ExitAsync();
        await host.LeavesNothingAsync();
        return (exit, host.Output, host.Error);
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Deadline, TimeProvider.System);
        await _reading.WaitAsync(Deadline, TimeProvider.System);
        return _process.ExitCode;
    }

    /// <summary>Waits until it has printed a text.</summary>
    public async Task PrintsAsync(string text)
    {
        using var late = new CancellationTokenSource(Deadline, TimeProvider.System);
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited || late.IsCancellationRequested)
            {
                throw new InvalidOperationException($"it did not print '{text}' but: {Output}{Error}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>Sends a signal, such as INT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public Task LeavesNothingAsync() => Eventually.TrueAsync(
        () => Children.Count == 0, $"the end of the processes {string.Join(' ', Children)}");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private bool IsMarked(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/environ").Split('\0').Contains($"{Mark}={_mark}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder text)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (text)
            {
                text.Append(line).Append('\n');
            }
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
