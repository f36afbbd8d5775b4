using System.Globalization;
using CdnLab.Model.Clients;
using CdnLab.Traffic.Configuration;
using CdnLab.Traffic.Measuring;

namespace CdnLab.Traffic.Standalone;

/// <summary>What a run comes to, for people.</summary>
internal static class Summary
{
    public static string Of(TrafficOptions options, TrafficGenerator traffic, TimeSpan elapsed)
    {
        var totals = traffic.Totals;
        var seconds = elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        List<string> lines =
        [
            $"{options.Targets[0].Url}  {seconds} s at {Number(options.Rate)} requests/s, seed {options.Seed}",
            "",
            Line("requests", totals.Requests),
            Line("ok", totals.Of(ChainOutcome.Ok)),
            Line("looped", totals.Of(ChainOutcome.Looped), LoopNote(totals)),
            Line("not found", totals.Of(ChainOutcome.NotFound)),
            Line("server error", totals.Of(ChainOutcome.ServerError)),
            Line("timed out", totals.Of(ChainOutcome.TimedOut)),
            Line("wire requests", totals.WireRequests),
            Line("late", totals.Late),
        ];
        if (totals.Latency.Quantile(0.5) is { } median)
        {
            lines.Add("");
            lines.Add($"  latency from the intended start: p50 {Time(median)}, p90 {Time(totals.Latency.Quantile(0.9))}, "
                + $"p99 {Time(totals.Latency.Quantile(0.99))}, max {Time(totals.Latency.Quantile(1))}");
        }
        if (totals.LastError is { } reason)
        {
            lines.Add($"  newest failure: {reason}");
        }
        if (totals.Dropped > 0)
        {
            lines.Add($"  cannot keep its schedule: {Number(totals.Dropped)} arrivals dropped, counted as timed out");
        }
        return string.Join('\n', lines) + "\n";
    }

    private static string LoopNote(Totals totals) =>
        totals.LoopRequests == 0 ? "" : $"  ({Number(totals.LoopRequests)} wire requests)";

    private static string Line(string name, long value, string note = "") =>
        $"  {name,-15}{Number(value),12}{note}";

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Time(double? seconds) => seconds is null
        ? "-"
        : seconds < 1
            ? (seconds.Value * 1000).ToString("0.0", CultureInfo.InvariantCulture) + " ms"
            : seconds.Value.ToString("0.00", CultureInfo.InvariantCulture) + " s";
}
