using System.Globalization;
using System.Text;

namespace CdnLab.Fuzz.Running;

/// <summary>The results of a run as Markdown.</summary>
public static class FuzzReport
{
    private const int RowsMax = 14;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static string Of(FuzzRun run, FuzzOptions options, string date, TimeSpan took)
    {
        var text = new StringBuilder("# Fuzzing the edge\n\n");
        Add(text, $"- {date}, {took.TotalMinutes:0.0} minutes, ");
        Add(text, $".NET {Environment.Version}, {Environment.ProcessorCount} processors");
        text.Append(" shared with other work\n");
        Add(text, $"- Command: `dotnet run -c Release --project tests/Fuzz -- --minutes ");
        Add(text, $"{options.Minutes:0.##} --seed {options.Seed}`\n");
        Add(text, $"- Seeds {options.SeedOf(0)} to {options.SeedOf(run.Cases - 1)}: ");
        Add(text, $"{run.Cases} cases, {run.ClientRequests} requests by clients, ");
        Add(text, $"{run.OriginRequests} at the origin\n");
        Add(text, $"- Findings: {run.Findings.Count}\n\n");
        if (run.Findings.Count > 0)
        {
            text.Append("| invariant | findings | first seed |\n|---|---|---|\n");
            foreach (var group in run.Findings.GroupBy(f => f.Invariant))
            {
                Add(text, $"| {group.Key} | {group.Count()} | {group.First().Seed} |\n");
            }

            text.Append('\n');
        }

        text.Append("Between batches the edge is left alone until nothing is under way; then:\n\n");
        text.Append("| minute | cases | resident MiB | descriptors | connections to the origin |\n");
        text.Append("|---|---|---|---|---|\n");
        foreach (var sample in Rows(run.Samples))
        {
            Add(text, $"| {sample.At.TotalMinutes:0.0} | {sample.Cases} | ");
            Add(text, $"{sample.MemoryMebibytes:0} | {sample.Descriptors} | ");
            Add(text, $"{sample.OriginConnections} |\n");
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, FormattableString words) => text.Append(words.ToString(Invariant));

    private static IEnumerable<Sample> Rows(IReadOnlyList<Sample> samples)
    {
        var step = Math.Max(1.0, (samples.Count - 1.0) / (RowsMax - 1));
        for (var i = 0.0; Math.Round(i) < samples.Count; i += step)
        {
            yield return samples[(int)Math.Round(i)];
        }
    }
}
