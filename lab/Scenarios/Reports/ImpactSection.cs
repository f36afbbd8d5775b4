namespace CdnLab.Scenarios.Reports;

/// <summary>The impact in numbers.</summary>
internal static class ImpactSection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        yield return new HeadingBlock(c.Looped ? "Impact in numbers" : "The run in numbers");
        yield return new TableBlock(["figure", "value"], [.. Rows(c).Select(r => new[] { r.Figure, r.Value })], 1);
    }

    private static IEnumerable<(Prose Figure, Prose Value)> Rows(ReportContext c)
    {
        var (summary, requests, loops) = (c.Summary, c.Summary.Requests, c.Summary.Loops);
        yield return ("Client requests", Wording.Count(requests.Total));
        yield return ("… that ended well", Share(requests.Ok, requests.Total));
        if (c.Looped)
            yield return ("… that ended in a redirect loop", Share(requests.Looped, requests.Total));
        if (requests.NotFound > 0)
            yield return ("… answered 404", Share(requests.NotFound, requests.Total));
        yield return ("… that ended in a server error", Share(requests.ServerError, requests.Total));
        yield return ("… that timed out", Share(requests.TimedOut, requests.Total));
        if (c.Looped)
        {
            yield return ("Highest share of requests looping in a bin", Wording.Percent(loops.PeakRatio));
            yield return ("Projects that looped", Wording.Count(loops.AffectedProjects));
            yield return ("Time from first to last loop", Wording.Duration(loops.LastAt!.Value - loops.FirstAt!.Value));
            if (loops.DetectedAt is { } detected && detected >= loops.FirstAt)
                yield return ("Time from first loop to status post", Wording.Duration(detected - loops.FirstAt.Value));
            yield return ("50 % of affected projects clean", Clean(c, loops.Clean50At));
            yield return ("99 % of affected projects clean", Clean(c, loops.Clean99At));
            yield return ("100 % of affected projects clean", Clean(c, loops.Clean100At));
        }
        yield return ("Requests on the wire, every hop counted", Wording.Count(summary.WireRequests));
        yield return ("Highest rate at the edge", $"{Wording.Rate(summary.Edge.PeakRate)} requests/s");
        if (summary.Edge.HitRatio is { } hits)
            yield return ("Hit ratio of the PoPs", Wording.Percent(hits));
        yield return ("Requests at the origin", Wording.Count(summary.Origin.Requests));
        yield return ("Highest rate at the origin", $"{Wording.Rate(summary.Origin.PeakRate)} requests/s");
        if (summary.Origin.PeakUtilization is { } utilization)
            yield return ("Highest share of origin workers busy", Wording.Percent(utilization));
        var overload = TimeSpan.FromSeconds(summary.Origin.OverloadSeconds);
        yield return ("Time the origin was overloaded", Wording.Duration(overload));
        if (summary.Purge is { } purge)
            yield return ("Purge calls, of which lost", $"{Wording.Count(purge.Calls)}, {Wording.Count(purge.Failed)}");
    }

    private static string Share(long part, long total) =>
        part > 0 ? $"{Wording.Count(part)} ({Wording.Percent((double)part / total)})" : Wording.Count(part);

    private static string Clean(ReportContext c, DateTimeOffset? at) =>
        at is { } time ? c.Say.Time(time) : "not within the run";
}
