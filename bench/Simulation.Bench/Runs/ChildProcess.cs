using System.Diagnostics;
using System.Globalization;

namespace CdnLab.Simulation.Bench.Runs;

/// <summary>A program run to its end on one processor, its time and memory seen from outside.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="WallSeconds">From start to end.</param>
/// <param name="CpuSeconds">Processor time, up to the last look at it.</param>
/// <param name="PeakBytes">Most memory resident at once (VmHWM), up to the last look at it.</param>
internal sealed record ChildProcess(
    int ExitCode, string Output, string Error, double WallSeconds, double CpuSeconds, long PeakBytes)
{
    /// <summary>The processor that measured programs have to themselves.</summary>
    public const int Processor = 1;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan WallMax = TimeSpan.FromSeconds(280);

    public static async Task<ChildProcess> RunAsync(
        IEnumerable<string> line, int processor = Processor, string? folder = null)
    {
        var pinned = line.Prepend(processor.ToString(CultureInfo.InvariantCulture)).Prepend("-c");
        var begin = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("taskset", pinned)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "",
        })!;
        using var late = new CancellationTokenSource(WallMax, TimeProvider.System);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, Interruption.Token);
        await using var kill = ended.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var end = process.WaitForExitAsync(CancellationToken.None);
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        var (cpu, peak) = (0.0, 0L);
        while (!end.IsCompleted)
        {
            cpu = ProcessStatus.CpuSeconds(id) ?? cpu;
            peak = ProcessStatus.PeakBytes(id) ?? peak;
            await Task.WhenAny(end, Task.Delay(LookEvery, TimeProvider.System));
        }

        var wall = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        await end;
        Interruption.Token.ThrowIfCancellationRequested();
        return late.IsCancellationRequested
            ? throw new InvalidOperationException($"ended after {WallMax.TotalSeconds} s: {string.Join(' ', line)}")
            : new(process.ExitCode, await output, await error, wall, cpu, peak);
    }
}
