using System.Globalization;
using CdnLab.Scenarios.Cli;
using CdnLab.Scenarios.Cli.Simulate;
using CdnLab.Scenarios.Comparing.Output;
using Spectre.Console;

namespace CdnLab.Scenarios.Sharding.Output;

/// <summary>A survey on a terminal.</summary>
internal static class ShardingView
{
    private const int PoolsMax = 40;

    /// <summary>Writes it.</summary>
    public static void Write(ShardingSurvey survey, Terminal terminal)
    {
        var width = terminal.Page.Profile.Width;
        void Lines(IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                terminal.Page.WriteLine(line);
            }
        }
        var asked = survey.Asked;
        terminal.Page.WriteLine($"{survey.Scenario}: {Count(asked.Keys)} keys, by {asked.Kind}");
        terminal.Page.WriteLine();
        var pools = asked.Pools.OrderByDescending(p => p.Keys).Take(PoolsMax).ToList();
        Lines(new TextTable(width) { RightFrom = 1 }.Lines(
        [
            ["pool", "keys", "share", "of the mean", "calls", "through after"],
            .. pools.Select(pool => new[]
            {
                pool.Name, Count(pool.Keys), Share(pool.Keys, asked.Keys), Times(pool.Keys / asked.Mean),
                Count(pool.Calls), FigureText.Time(pool.Through.TotalSeconds),
            }),
        ]));
        if (asked.Pools.Count > pools.Count)
        {
            terminal.Page.WriteLine($"and {Count(asked.Pools.Count - pools.Count)} smaller ones");
        }
        terminal.Page.WriteLine();
        Lines(TextTable.Wrap(Skew(asked), width));
        terminal.Page.WriteLine();
        terminal.Page.WriteLine(FormattableString.Invariant(
            $"Until all is through, each caller at {survey.CallsPerSecond} calls a second"));
        Lines(new TextTable(width) { RightFrom = 0 }.Lines(
        [
            ["callers", "by letter", "by hash", "one queue", "bound"],
            .. survey.Rows.Select(row => new[]
            {
                Count(row.Callers), Time(row.Letters), Time(row.Hash), Time(row.OneQueue), Time(row.Bound),
            }),
        ]));
        terminal.Page.WriteLine();
        Lines(TextTable.Wrap(
            "By letter: whole letters a caller, largest first; once there are as many callers as letters, the same "
                + "number for each, and the rest idle. By hash: a bucket a caller. One queue: what work stealing comes "
                + "to. Bound: calls / (callers x pace).", width));
    }

    /// <summary>The skew of a split in a sentence.</summary>
    public static string Skew(ShardedPurge split)
    {
        var bound = split.Pools.Count > 1 && split.Kind == "hash"
            ? $"; {Count(BallsInBins.ExpectedMaxBound(split.Keys, split.Pools.Count))} are to be expected at most" : "";
        return $"{Count(split.Pools.Count)} pools, {Count(split.Mean)} keys in the mean, "
            + $"{Count(split.Largest.Keys)} in the largest, {split.Largest.Name}: {Times(split.Skew)} the mean{bound}. "
            + $"All is through after {Time(split.Makespan)}.";
    }

    private static string Count(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Times(double value) => value.ToString("0.00", CultureInfo.InvariantCulture) + " x";

    private static string Share(int keys, int all) =>
        (100.0 * keys / all).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Time(TimeSpan time) => FigureText.Time(time.TotalSeconds);
}
