using System.Globalization;
using System.Text;

namespace CdnLab.Edge.Bench;

/// <summary>The Markdown of a result.</summary>
internal static class HitReport
{
    public static string Write(BenchOptions options, IReadOnlyList<HitRound> rounds, string machine)
    {
        var text = new StringBuilder();
        double Of(Func<HitRound, double> value) => Median(rounds.Select(value));
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        void Row(string name, Func<WrkRun, double> value, double ratio) =>
            Line($"| {name} | {Of(r => value(r.Bare)):0.00} | {Of(r => value(r.Edge)):0.00} | {ratio:0.000} |");

        Line($"# Cached hits of 2 KiB: the edge beside bare Kestrel");
        Line($"");
        Line($"- Machine: {machine}");
        Line($"- Command: `dotnet run -c Release --project bench/Edge.Bench -- {options}`");
        Line($"- One processor for the server, one for wrk (one thread); the origin is stopped after it has filled");
        Line($"  the cache; both servers send the same fields and the same body; each round measures both in turn.");
        Line($"- Answers that were no success: {rounds.Sum(r => r.Bare.Errors + r.Edge.Errors)}.");
        Line($"");
        Line($"| median of the rounds | bare Kestrel | edge | edge to bare |");
        Line($"|---|---|---|---|");
        Row("requests/s", run => run.RequestsPerSecond, Of(r => r.Ratio));
        Row("processor time a request, us", run => run.ProcessorTime.TotalMicroseconds, 1 / Of(r => r.WorkRatio));
        Row("p99, ms", run => run.P99.TotalMilliseconds, Of(r => r.Edge.P99 / r.Bare.P99));
        Line($"");
        Line($"| round | bare, requests/s | edge, requests/s | ratio | bare p99, ms | edge p99, ms |");
        Line($"|---|---|---|---|---|---|");
        for (var i = 0; i < rounds.Count; i++)
        {
            var (bare, edge) = rounds[i];
            text.Append(CultureInfo.InvariantCulture, $"| {i + 1} | {bare.RequestsPerSecond:0} | ");
            text.Append(CultureInfo.InvariantCulture, $"{edge.RequestsPerSecond:0} | {rounds[i].Ratio:0.000} | ");
            Line($"{bare.P99.TotalMilliseconds:0.00} | {edge.P99.TotalMilliseconds:0.00} |");
        }

        return text.ToString();
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
