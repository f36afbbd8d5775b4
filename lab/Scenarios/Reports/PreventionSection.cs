using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>What would have prevented it or shortened it; each point hangs on something that this run shows.</summary>
internal static class PreventionSection
{
    // A status post later than this is slower than any probe that follows redirects.
    private static readonly TimeSpan SlowDetection = TimeSpan.FromMinutes(5);

    public static IEnumerable<Block> Write(ReportContext c)
    {
        var points = (c.Looped ? Loop(c) : []).Concat(Purge(c)).ToList();
        if (points.Count == 0)
            yield break;
        yield return new HeadingBlock(c.Looped ? "What would have prevented it" : "What would have helped");
        yield return new ListBlock(points);
    }

    private static IEnumerable<Prose> Loop(ReportContext c)
    {
        var hop = c.Record.OfKind(EventKinds.LoopFirst).SelectMany(e => e.List<LoopHop>("chain"))
            .FirstOrDefault(h => h is { StoredAt: not null, Location: not null });
        var edge = c.FirstDeploy(EventKinds.DeployEdge);
        if (hop is not null && edge is not null && hop.StoredAt < edge.At)
        {
            yield return $"{Inline.Strong("Purge or bypass the cached redirects before the edge switch.")} The "
                + $"response that looped first had been stored {Wording.Duration(edge.At - hop.StoredAt.Value)} "
                + $"before it.";
            yield return $"{Inline.Strong("Version the cache key with the edge config.")} What config "
                + $"{Inline.Code(hop.StoredConfig ?? edge.Text("from"))} stored would then never answer under "
                + $"{Inline.Code(edge.Text("to"))}; the price is a cold cache for those paths.";
        }
        else if (hop is not null && edge is not null)
        {
            yield return $"{Inline.Strong("Deploy the origin before the edge.")} The response that looped first was "
                + $"stored {Wording.Duration(hop.StoredAt!.Value - edge.At)} after the edge deploy, by release "
                + $"{Inline.Code(hop.StoredRelease ?? "unknown")}.";
        }
        yield return $"{Inline.Strong("Do not store redirects between spellings of one document, or only briefly.")} "
            + $"Such a redirect is cheap for the origin to make and expensive for everyone when it is wrong.";
        yield return $"{Inline.Strong("Detect the loop at the edge.")} A stored redirect whose Location has the "
            + $"cache key of the request itself can never be followed to an end; refetch it instead of serving it.";
        var loops = c.Summary.Loops;
        var unseen = c.OriginInLoop is { Change: not Change.Higher }
            ? "; the origin's load, which did not rise, could not have told"
            : "";
        if (loops.DetectedAt - loops.FirstAt > SlowDetection)
            yield return $"{Inline.Strong("Probe with a client that follows redirects.")} "
                + $"{Wording.Duration(loops.DetectedAt!.Value - loops.FirstAt!.Value)} passed between the first loop "
                + $"and the first status post{unseen}.";
    }

    private static IEnumerable<Prose> Purge(ReportContext c)
    {
        if (c.Summary.Purge is not { } purge)
            yield break;
        var finished = purge.Shards.Where(s => s.FinishedAt is not null).OrderBy(s => s.FinishedAt).ToList();
        if (finished.Count >= 3)
        {
            var (last, half) = (finished[^1], finished[finished.Count / 2]);
            var (whole, middle) = (last.FinishedAt!.Value - purge.StartedAt, half.FinishedAt!.Value - purge.StartedAt);
            if (whole > 2 * middle)
                yield return $"{Inline.Strong("Cut the purge into shards of equal size.")} Half of the shards were "
                    + $"done after {Wording.Duration(middle)}, but shard {Inline.Code(last.Name)}, with "
                    + $"{Wording.Percent((double)last.Keys / purge.Shards.Sum(s => s.Keys))} of the keys, took "
                    + $"{Wording.Duration(whole)}.";
        }
        if (purge.Failed > 0)
            yield return $"{Inline.Strong("Repeat lost purges and check them.")} "
                + $"{Wording.Count(purge.Failed, "purge call")} of {Wording.Count(purge.Calls)} got lost; what they "
                + $"should have removed lives until it expires.";
        if (c.Summary.Origin.OverloadSeconds > 0)
            yield return $"{Inline.Strong("Pace the purge by the origin's load.")} The origin was overloaded for "
                + $"{Wording.Duration(TimeSpan.FromSeconds(c.Summary.Origin.OverloadSeconds))}.";
    }
}
