using System.Globalization;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>Runs in words, for terminals.</summary>
internal static class RunText
{
    private const int CommitShown = 12;

    /// <summary>Seed, version and options: the line that everything begins with.</summary>
    public static string Begin(SimulateRequest request, ScenarioSpec spec)
    {
        var commit = SimulatedRun.Commit[..Math.Min(CommitShown, SimulatedRun.Commit.Length)];
        List<string> parts =
        [
            $"cdnlab {SimulatedRun.Version} {commit}".TrimEnd(),
            spec.Name,
            request.Seeds > 1
                ? Invariant($"seeds {spec.Seed} to {spec.Seed + (ulong)(request.Seeds - 1)}")
                : Invariant($"seed {spec.Seed}"),
            Invariant($"{spec.Catalogue.Projects:#,0} projects, {spec.Topology.Pops.Count} PoPs"),
        ];
        if (request.Scale is < 1 or > 1)
            parts.Add(Invariant($"scale {request.Scale}"));
        parts.AddRange(request.Settings.Select(setting => $"set {setting}"));
        if (request.Sweep is { } sweep)
            parts.Add($"sweep {sweep.Path} over {string.Join(", ", sweep.Values)}");
        return string.Join(" | ", parts);
    }

    /// <summary>The figures that matter most, each with its name.</summary>
    public static IEnumerable<(string Name, string Text)> Figures(RunSummary summary, DateTimeOffset start)
    {
        var say = new Wording(start);
        var (requests, loops, origin) = (summary.Requests, summary.Loops, summary.Origin);
        string Part(long part) => Wording.Percent((double)part / Math.Max(1, requests.Total));
        yield return ("requests", $"{Wording.Count(requests.Total)} by clients, {Part(requests.Ok)} ended well; "
            + $"{Wording.Count(summary.WireRequests)} on the wire");
        yield return ("loops", loops is { FirstAt: { } first, LastAt: { } last }
            ? $"{Wording.Count(requests.Looped)} requests ({Part(requests.Looped)}), at worst "
                + $"{Wording.Percent(loops.PeakRatio)}; {Wording.Count(loops.AffectedProjects, "project")}, "
                + $"{say.TimeWithSeconds(first)} to {say.TimeWithSeconds(last)}"
            : "none");
        if (requests.ServerError + requests.TimedOut is > 0 and var failed)
            yield return ("errors", $"{Wording.Count(failed)} requests ({Part(failed)}), "
                + $"{Wording.Count(requests.TimedOut)} of them timed out");
        yield return ("edge", $"hit ratio {Wording.Percent(summary.Edge.HitRatio)}, peak "
            + $"{Wording.Rate(summary.Edge.PeakRate)} requests/s");
        yield return ("origin", $"{Wording.Count(origin.Requests)} requests, peak {Wording.Rate(origin.PeakRate)}/s, "
            + $"at most {Wording.Percent(origin.PeakUtilization)} busy; overloaded for "
            + Wording.Duration(TimeSpan.FromSeconds(origin.OverloadSeconds)));
        if (summary.Purge is { } purge)
            yield return ("purge", Purge(purge, say));
    }

    /// <summary>What the runs took, and what they stand for.</summary>
    public static string Cost(IReadOnlyList<SimulationCounts> counts, RunClock clock)
    {
        var (requests, individual) = (counts.Sum(c => c.Requests), counts.Sum(c => c.Individual));
        var share = requests > 0 ? (double)individual / requests : 0;
        return $"{Wording.Count(requests)} requests in {Wall(clock.Wall)}, {Wording.Count(clock.PerSecond(requests))} "
            + $"a second; {Wording.Percent(share)} one by one, {Wording.Count(counts.Sum(c => c.Events))} events";
    }

    /// <summary>What is kept of runs that were interrupted.</summary>
    public static string Interrupted(IReadOnlyList<RunOutcome?> outcomes, string output)
    {
        var whole = outcomes.Count(outcome => outcome is { Completed: true });
        var part = outcomes.Count(outcome => outcome is { Completed: false });
        if (whole + part == 0)
            return "interrupted before anything of the run itself was done; nothing is kept";
        if (outcomes.Count > 1)
            return $"interrupted; {whole} of {outcomes.Count} runs are kept whole and {part} in part, in {output}";
        var reached = outcomes[0]!.Series[^1].End;
        return Invariant($"interrupted at {reached.UtcDateTime:yyyy-MM-dd HH:mm} of the run; series, events and ")
            + $"summary until then are kept in {output}; cdnlab report makes a report of them";
    }

    private static string Purge(PurgeSummary purge, Wording say)
    {
        var end = purge.FinishedAt is { } finished
            ? $"{say.TimeWithSeconds(purge.StartedAt)} to {say.TimeWithSeconds(finished)} "
                + $"({Wording.Duration(finished - purge.StartedAt)})"
            : $"from {say.TimeWithSeconds(purge.StartedAt)}, not finished";
        return $"{end}, {Wording.Count(purge.Calls)} calls, {Wording.Count(purge.Failed)} lost";
    }

    private static string Wall(TimeSpan wall) => wall.TotalSeconds < 60
        ? Wording.Seconds(wall.TotalSeconds)
        : Wording.Duration(wall);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
