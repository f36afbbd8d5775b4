using System.Globalization;
using CdnLab.Scenarios.Fidelity;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>How far a live run agrees with simulated runs of the same scenario.</summary>
internal static class FidelitySection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        var compared = c.Record.OfKind(EventKinds.Fidelity).LastOrDefault();
        var reason = compared?.Text("skipped") ?? "";
        if (c.Fidelity is null && reason.Length == 0)
            yield break;
        yield return new HeadingBlock("Fidelity: the same scenario simulated");
        if (c.Fidelity is not { } table)
        {
            yield return new ParagraphBlock($"Not compared: {reason}.");
            yield break;
        }
        yield return new ParagraphBlock(Prose.Join([Verdict(table), About(compared?.Number("runs"))]));
        yield return Table("series", table.Rows.Where(row => row.Phase == FidelityPhase.Run), row => row.Series);
        foreach (var block in Stretches(table))
            yield return block;
        yield return new ParagraphBlock("A figure agrees when it lies in its band, which allows for:");
        yield return new ListBlock([.. Band(c)]);
    }

    private static Inline Verdict(FidelityTable table)
    {
        var all = table.Rows.Count;
        return Inline.Strong(table.Within == all
            ? $"All {Wording.Count(all)} figures agree."
            : $"{Wording.Count(table.Within)} of {Wording.Count(all)} figures agree.");
    }

    private static Prose About(double? runs)
    {
        Prose many = runs is > 0 and { } number ? $"{Wording.Count(number)} times" : "several times";
        return $"The scenario was also simulated {many}, at the size of this run, with its projects and other "
            + $"draws. Below, each series of {Inline.Code(RunFiles.Series)} over the whole run, live and as the mean "
            + $"of the simulated runs; {Inline.Code(RunFiles.Fidelity)} has every stretch of the run too.";
    }

    // What agrees needs no second table.
    private static IEnumerable<Block> Stretches(FidelityTable table)
    {
        var stretches = table.Rows.Where(row => row.Phase != FidelityPhase.Run).ToList();
        var outside = stretches.Where(row => !row.Within).ToList();
        if (stretches.Count == 0)
            yield break;
        var names = string.Join(", ", stretches.Select(row => row.Phase).Distinct().Select(Stretch));
        if (outside.Count == 0)
        {
            yield return new ParagraphBlock($"So do all figures of each stretch: {names}.");
            yield break;
        }
        yield return new ParagraphBlock($"Of the {Wording.Count(stretches.Count)} figures of the stretches ({names}), "
            + $"{Wording.Count(outside.Count)} {(outside.Count == 1 ? "does" : "do")} not agree:");
        yield return Table("stretch and series", outside, row => $"{Stretch(row.Phase)}: {Inline.Code(row.Series)}");
    }

    private static TableBlock Table(string head, IEnumerable<FidelityRow> rows, Func<FidelityRow, Prose> name) => new(
        [head, "live", "simulated", "deviation", "band", "agrees"],
        [.. rows.Select(row => Row(row, name(row)))], 1, 2, 3, 4);

    private static Prose[] Row(FidelityRow row, Prose name) =>
    [
        name,
        Figure(row.Series, row.Live),
        Figure(row.Series, row.Simulated),
        Deviation(row.Deviation),
        $"{Figure(row.Series, row.Low)} … {Figure(row.Series, row.High)}",
        row.Within ? "yes" : Inline.Strong("no"),
    ];

    // Where next to nothing is simulated, as a hit's latency, a percentage would say nothing.
    private static string Deviation(double? deviation) => deviation switch
    {
        null or > 10 => "–",
        { } d => (d * 100).ToString(d >= 1 ? "+0" : "+0.0;−0.0;0.0", CultureInfo.InvariantCulture) + "\u00a0%",
    };

    private static string Figure(string series, double value) => series switch
    {
        "origin_utilization" => Percent(value),
        "origin_queue" or "purged_keys" or "looping_projects" =>
            value.ToString("#,0.#", CultureInfo.InvariantCulture),
        _ when series.EndsWith("_ratio", StringComparison.Ordinal) => Percent(value),
        _ when series.StartsWith("latency", StringComparison.Ordinal) => Wording.Seconds(value),
        _ => Rate(value),
    };

    private static string Rate(double value) => value switch
    {
        0 => "0",
        >= 100 => Wording.Count(value) + "/s",
        _ => value.ToString(Digits(value), CultureInfo.InvariantCulture) + "/s",
    };

    private static string Percent(double ratio) =>
        (ratio * 100).ToString("0.00", CultureInfo.InvariantCulture) + "\u00a0%";

    // Three that count.
    private static string Digits(double value) => value switch
    {
        >= 10 => "0.0",
        >= 1 => "0.00",
        >= 0.1 => "0.000",
        >= 0.01 => "0.0000",
        _ => "0.00000",
    };

    private static string Stretch(string phase) => phase switch
    {
        FidelityPhase.Before => "before the deploys",
        FidelityPhase.Loop => "from edge deploy to purge",
        FidelityPhase.Purge => "during the purge",
        FidelityPhase.After => "after the purge",
        _ => phase,
    };

    private static IEnumerable<Prose> Band(ReportContext c)
    {
        yield return $"Chance: {FixedNumber.Format(FidelityBand.Deviations)} standard deviations of the "
            + "simulated runs on each side.";
        yield return $"Timing: {Wording.Percent(FidelityBand.Timing)} of the figure more (of busy time "
            + $"{Wording.Percent(FidelityBand.BusyTiming)}), since processes act some milliseconds late, which the "
            + "compressed clock makes seconds.";
        yield return $"Machine: latencies may be longer by {Real(c)}, which virtual time does not have; the queue by "
            + "what reaches the origin in the longer of them. An error ratio above its band often means clients "
            + "that gave up on a slow machine.";
        yield return $"Looping projects: {FixedNumber.Format(FidelityBand.PeakSlack)} more or less, since live a "
            + "project that nobody asks for again stays counted; from the purge on they are not compared.";
        yield return "Ages, for nothing: what a live run begins with is young, and the simulated runs begin so too.";
    }

    private static string Real(ReportContext c)
    {
        var speed = c.Header.Options["speed"]?.GetValue<double>() ?? 1;
        var (median, tail) = (FidelityBand.MedianDelay, FidelityBand.TailDelay);
        return $"{Wording.Seconds(median)} (median) and {Wording.Seconds(tail)} (99th percentile) of real time, here "
            + $"{Wording.Seconds(median * speed)} and {Wording.Seconds(tail * speed)} of lab time";
    }
}
