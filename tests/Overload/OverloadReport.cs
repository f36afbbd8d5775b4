using System.Globalization;
using System.Text;

namespace CdnLab.Overload;

/// <summary>The results as Markdown.</summary>
public static class OverloadReport
{
    public static string Of(OverloadRun run, OverloadOptions options, string date)
    {
        var text = new StringBuilder("# Twice what the edge can fetch\n\n");
        Add(text, $"- {date}, .NET {Environment.Version}, {Environment.ProcessorCount} processors\n");
        Add(text, $"- Command: `dotnet run -c Release --project tests/Overload -- --seconds ");
        Add(text, $"{options.Overload.TotalSeconds:0} --calm-seconds {options.Calm.TotalSeconds:0}`\n");
        Add(text, $"- The origin has {OverloadOptions.Workers} workers of ");
        Add(text, $"{OverloadOptions.ServiceTime.TotalMilliseconds:0} ms: {OverloadOptions.Capacity:0} a second. ");
        Add(text, $"The edge lets {OverloadRun.FetchesMax} through at once; as many wait for 0.25 s.\n");
        Add(text, $"- Open loop: each request is sent when it is due; its time counts from then. Hits, load and ");
        Add(text, $"origin share the processors. A miss asks for a URL of its own.\n\n");
        text.Append("| phase | s | hits/s | hits failed | hit p50, ms | hit p99, ms | misses/s | fetched/s | ");
        text.Append("shed/s | neither | fetched p99, ms | most at the origin | edge, MiB |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        text.AppendJoin("", run.Phases.Select(phase => phase.Row));
        Add(text, $"\n- Recovery: {run.Recovery.TotalSeconds:0.00} s after the overload the last request was due ");
        Add(text, $"that was shed, or took over twice the p99 of before.\n");
        Add(text, $"- \"Neither\" counts answers that are no 200 and no 503, and a 503 without Retry-After or ");
        Add(text, $"`detail=EdgeOverloaded`.\n");
        text.Append("\n| judged | held |\n|---|---|\n");
        text.AppendJoin("", Judgement.Of(run).Select(j => $"| {j.What} | {(j.Held ? "yes" : "**no**")} |\n"));
        return text.ToString();
    }

    private static void Add(StringBuilder text, FormattableString words) =>
        text.Append(words.ToString(CultureInfo.InvariantCulture));
}
