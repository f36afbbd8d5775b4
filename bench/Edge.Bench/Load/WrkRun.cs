using System.Globalization;
using System.Text.RegularExpressions;
using CdnLab.Edge.Bench.Reports;
using CdnLab.Edge.Bench.Servers;

namespace CdnLab.Edge.Bench.Load;

/// <summary>One measurement by wrk, bound to the second processor; <see cref="ProcessorTime"/> is the server's for one
/// request, which a busy machine distorts less than the rate.</summary>
internal sealed partial record WrkRun(
    long Requests, double RequestsPerSecond, TimeSpan P99, TimeSpan ProcessorTime, long Errors)
{
    /// <summary>The same document again and again.</summary>
    public static Task<WrkRun> HitsAsync(ServerProcess server, int connections, int seconds) =>
        RunAsync(server, connections, seconds, server.Url + "/document");

    /// <summary>A URL of its own for every request: <c>/PREFIX/FIRST</c>, <c>/PREFIX/FIRST+1</c> and so on.</summary>
    public static async Task<WrkRun> NewUrlsAsync(
        ServerProcess server, int connections, int seconds, string prefix, long first = 1, string? host = null)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, $"""
                local n = {first} - 1
                request = function() n = n + 1; return wrk.format("GET", "/{prefix}/" .. n) end
                """);
            string[] named = host is null ? [] : ["-H", "Host: " + host];
            return await RunAsync(server, connections, seconds, ["-s", script, .. named, server.Url]);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<WrkRun> RunAsync(
        ServerProcess server, int connections, int seconds, params string[] target)
    {
        var before = server.ProcessorTime;
        var output = await ProgramOutput.ReadAsync(
            "taskset", ["-c", "1", "wrk", "-t1", $"-c{connections}", $"-d{seconds}s", "--latency", .. target]);
        var took = server.ProcessorTime - before;
        var requests = Number(Count().Match(output));
        var errors = Number(NonSuccess().Match(output)) + SocketErrors().Match(output).Groups.Values.Skip(1)
            .Sum(group => group.Success ? long.Parse(group.Value, CultureInfo.InvariantCulture) : 0);
        return new(
            requests,
            double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
            DurationOf(Tail().Match(output)),
            took / Math.Max(1, requests),
            errors);
    }

    private static long Number(Match match) =>
        match.Success ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

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

    [GeneratedRegex(@"^\s+99%\s+([\d.]+)(us|ms|s)", RegexOptions.Multiline)]
    private static partial Regex Tail();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex NonSuccess();

    [GeneratedRegex(@"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")]
    private static partial Regex SocketErrors();
}
