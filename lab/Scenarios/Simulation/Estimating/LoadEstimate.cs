using System.Globalization;
using CdnLab.Model.Queueing;
using CdnLab.Scenarios.Simulation.Clock;

namespace CdnLab.Scenarios.Simulation.Estimating;

/// <summary>The origin's load while nothing happens, by the hit ratio of a cache whose entries live for a fixed time.
/// </summary>
internal static class LoadEstimate
{
    /// <summary>Why the origin's queue will grow without end; null when it will not.</summary>
    public static string? Unstable(Survey survey)
    {
        var capacity = survey.Spec.Origin.Capacity;
        var (requests, work) = (0.0, 0.0);
        foreach (var sample in survey.Samples)
        {
            var release = survey.Spec.Origin.Releases.Keys.ToList().IndexOf(survey.Spec.Origin.Release);
            var (rate, document) = Fetches(survey, sample, release);
            requests += rate * sample.Rows;
            work += rate * sample.Rows * ServiceTimeRule.Mean(capacity, document ? sample.Bytes : null);
        }
        return work < capacity.Workers ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"the origin's queue is unstable: with warm caches and nothing amiss it gets {requests:0.#} requests "
            + $"a second, which keep {work:0.#} workers busy, and it has {capacity.Workers}; the queue stays full or "
            + $"grows for ever. "
            + $"Fix: origin.capacity.workers above {Math.Ceiling(work):0}, a lower clients.rate, or longer lifetimes");
    }

    private static (double Rate, bool Document) Fetches(Survey survey, RowSample sample, int release)
    {
        var shape = sample.Shape;
        var content = shape.Contents[shape.Answer[release][shape.Bulk[0].Concat(shape.Bulk[1]).First().Url]];
        var rate = sample.Rate * shape.BulkWeight[0];
        if (!content.Storable)
        {
            return (rate, content.IsDocument);
        }
        var lifetime = Ticks.Seconds(content.Lifetime);
        var misses = survey.Pops.Share.Sum(share => rate * share / (1 + rate * share * lifetime));
        return (survey.Spec.Topology.Shield is null ? misses : misses / (1 + misses * lifetime), content.IsDocument);
    }
}
