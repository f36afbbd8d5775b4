using System.Globalization;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>What happened, in a paragraph of the run's own figures.</summary>
internal static class SummarySection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        yield return new ParagraphBlock(
            $"Report of a {c.Header.Mode}{(c.Simulated ? "" : " lab")} run of {Inline.Code(c.Header.Scenario)}, "
                + $"seed {Seed(c)}. {Verdict(c)}");
        if (SizeText.Of(c) is { } size)
            yield return new ParagraphBlock(size);
        if (!c.Record.Finished)
        {
            yield return new ParagraphBlock(Inline.Strong(
                $"The run was cut short at {c.Say.Time(c.End)} UTC; the figures cover what was recorded."));
        }
        yield return new HeadingBlock("Summary");
        yield return new ParagraphBlock(Prose.Join(c.Looped ? Incident(c) : Quiet(c)), Lead: true);
        if (c.Header.Story.Length > 0)
            yield return new ParagraphBlock($"{Inline.Strong("Background.")} {c.Header.Story.Trim()}");
    }

    private static string Seed(ReportContext c) => c.Header.Seed.ToString(CultureInfo.InvariantCulture);

    private static Prose Verdict(ReportContext c)
    {
        var expectations = c.Summary.Expectations;
        if (expectations.Count == 0)
            return "It had no expectations to meet.";
        var passed = expectations.Count(e => e.Passed);
        if (!c.Record.Finished)
            return $"It has no verdict; {Wording.Count(passed)} of "
                + $"{Wording.Count(expectations.Count, "expectation")} held in what was recorded.";
        var seeds = c.Ensemble is { } ensemble
            ? $" All are met by {Wording.Count(ensemble.Passing(c.Header.Expectations))} of "
                + $"{Wording.Count(ensemble.Seeds.Count, "seed")}."
            : "";
        return $"Verdict: {Inline.Strong(c.Summary.Verdict)}, {Wording.Count(passed)} of "
            + $"{Wording.Count(expectations.Count, "expectation")} met.{seeds}";
    }

    private static IEnumerable<Prose> Incident(ReportContext c)
    {
        var (loops, requests) = (c.Summary.Loops, c.Summary.Requests);
        var (first, last) = (loops.FirstAt!.Value, loops.LastAt!.Value);
        var peak = c.Record.Series.MaxBy(r => r.LoopedRatio ?? 0);
        yield return $"On {Wording.Date(first)}, from {c.Say.Time(first)} to {c.Say.Time(last)} UTC "
            + $"({Wording.Duration(last - first)}), requests for "
            + $"{Wording.Count(loops.AffectedProjects, "project")}{Of(c)} ended in redirect loops.";
        if (peak is not null)
            yield return $"{Wording.Count(requests.Looped, "client request")} of {Wording.Count(requests.Total)} "
                + $"failed this way ({Wording.Percent((double)requests.Looped / Math.Max(1, requests.Total))}); at "
                + $"the worst, around {c.Say.Time(peak.Time)}, {Wording.Percent(loops.PeakRatio)} of requests did.";
        if (c.FirstDeploy(EventKinds.DeployEdge) is { } edge)
            yield return first >= edge.At
                ? $"The loops began {Wording.Duration(first - edge.At)} after the edge deploy of {c.Say.Time(edge.At)}."
                : $"The loops began {Wording.Duration(edge.At - first)} before the edge deploy of "
                    + $"{c.Say.Time(edge.At)}.";
        if (loops.DetectedAt is { } detected)
            yield return $"The first status post came {Wording.Duration(detected - first)} "
                + $"{(detected >= first ? "after" : "before")} the first loop.";
        if (c.Summary.Purge is { } purge)
            yield return Purge(c, purge);
        yield return Clean(c, loops);
    }

    private static Prose Of(ReportContext c) =>
        c.Header.Projects > 0 ? $" of {Wording.Count(c.Header.Projects)}" : "";

    private static Prose Purge(ReportContext c, PurgeSummary purge)
    {
        var shards = purge.Shards.Count > 1 ? $" in {Wording.Count(purge.Shards.Count)} shards" : "";
        return purge.FinishedAt is { } finished
            ? $"A {purge.Mode} purge ({purge.Strategy}) of "
                + $"{Wording.Count(purge.Shards.Sum(s => s.Keys), "key")}{shards} began at "
                + $"{c.Say.Time(purge.StartedAt)} and took {Wording.Duration(finished - purge.StartedAt)}, to "
                + $"{c.Say.Time(finished)}."
            : $"A {purge.Mode} purge ({purge.Strategy}){shards} began at {c.Say.Time(purge.StartedAt)} and had not "
                + $"finished when the run ended.";
    }

    private static Prose Clean(ReportContext c, LoopSummary loops) => (loops.Clean50At, loops.Clean100At) switch
    {
        ({ } half, { } all) =>
            $"Half of the affected projects had looped for the last time by {c.Say.Time(half)}, all of them by "
                + $"{c.Say.Time(all)}.",
        ({ } half, null) =>
            $"Half of the affected projects had looped for the last time by {c.Say.Time(half)}; some still looped "
                + $"when the run ended.",
        _ => "Most of the affected projects still looped when the run ended.",
    };

    private static IEnumerable<Prose> Quiet(ReportContext c)
    {
        var requests = c.Summary.Requests;
        yield return $"Nothing looped. On {Wording.Date(c.Header.Start)}, from {c.Say.Time(c.Header.Start)} to "
            + $"{c.Say.Time(c.End)} UTC, clients made {Wording.Count(requests.Total, "request")}, of which "
            + $"{Wording.Percent((double)requests.Ok / Math.Max(1, requests.Total))} ended well.";
        if (requests.ServerError + requests.TimedOut is > 0 and var failed)
            yield return $"{Wording.Count(failed, "request")} ended in a server error or a timeout.";
        if (c.Summary.Edge.HitRatio is { } hits)
            yield return $"The edge answered {Wording.Percent(hits)} of its requests from its caches.";
        yield return $"The origin served {Wording.Count(c.Summary.Origin.Requests, "request")}{Peak(c)}.";
        if (c.Summary.Purge is { } purge)
            yield return Purge(c, purge);
    }

    private static string Peak(ReportContext c) => c.Summary.Origin.PeakUtilization is { } utilization
        ? $"; in its busiest bin {Wording.Percent(utilization)} of its workers were busy"
        : "";
}
