using System.Text.Json.Nodes;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>What a run took of the scenario's size and how, so that its counts are not taken for more than they are.
/// </summary>
internal static class SizeText
{
    /// <summary>Null where there is nothing to tell.</summary>
    public static Prose? Of(ReportContext c) => c.Simulated ? Simulated(c) : Live(c);

    private static Prose? Live(ReportContext c)
    {
        if (c.Header.Mode != "live" || Option(c, "scale") is not { } scale || Option(c, "speed") is not { } speed)
            return null;
        return WithSettings(c, $"It ran real processes at {Wording.Percent(scale)} of the scenario's size, "
            + $"{FixedNumber.Format(speed)} times as fast as the clock. Counts and rates are of that share; ratios "
            + "and times of day are not. Latencies hold what the machine adds: one real millisecond counts as "
            + $"{FixedNumber.Format(speed / 1000)} s.");
    }

    private static Prose Simulated(ReportContext c)
    {
        var size = Option(c, "scale") is { } scale
            ? $"{Wording.Percent(scale)} of the scenario's size. Counts and rates are of that share; ratios and times "
                + "of day are not."
            : $"the scenario's full size: {Wording.Count(c.Header.Projects, "project")}, "
                + $"{Wording.Count(c.Header.Pops.Count, "PoP")}, every client request.";
        return WithSettings(c, $"It was computed in virtual time, at {size} No process and no network took part: "
            + "latencies hold what the origin takes, and a hit takes no time.");
    }

    private static Prose WithSettings(ReportContext c, Prose text)
    {
        var settings = c.Header.Options["set"] is JsonArray set ? set.Select(s => s?.ToString() ?? "").ToList() : [];
        return settings.Count == 0
            ? text
            : $"{text} Otherwise than in the scenario's file: {List(settings)}.";
    }

    private static Prose List(List<string> settings)
    {
        Prose list = Inline.Code(settings[0]);
        foreach (var setting in settings.Skip(1))
            list = $"{list}, {Inline.Code(setting)}";
        return list;
    }

    private static double? Option(ReportContext c, string name) =>
        c.Header.Options[name] is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;
}
