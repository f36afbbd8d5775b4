using System.Globalization;
using System.Text.RegularExpressions;

namespace CdnLab.Edge.Bench;

/// <summary>One measurement by wrk, bound to the second processor; <see cref="ProcessorTime"/> is the server's for one
/// request, which a busy machine distorts less than the rate.</summary>
internal sealed partial record WrkRun(double RequestsPerSecond, TimeSpan P99, TimeSpan ProcessorTime, long Errors)
{
    public static async Task<WrkRun> MeasureAsync(ServerProcess server, BenchOptions options)
    {
        var before = server.ProcessorTime;
        var output = await ProgramOutput.ReadAsync(
            "taskset", "-c", "1", "wrk", "-t1", $"-c{options.Connections}", $"-d{options.Seconds}s", "--latency",
            server.Url + "/document");
        var took = server.ProcessorTime - before;
        var errors = NonSuccess().Match(output) is { Success: true } match
            ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : 0;
        return new(
            double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
            DurationOf(Tail().Match(output)),
            took / long.Parse(Count().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
            errors);
    }

    private static TimeSpan DurationOf(Match tail)
    {
        var value = double.Parse(tail.Groups[1].Value, CultureInfo.InvariantCulture);
        return tail.Groups[2].Value switch
        {
            "us" => TimeSpan.FromMicroseconds(value),
            "ms" => TimeSpan.FromMilliseconds(value),
            _ => TimeSpan.FromSeconds(value),
        };
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Count();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Tail();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex NonSuccess();
}
