using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Workloads;

namespace CdnLab.Scenarios.Sharding;

/// <summary>Makespans of one purge by the number of its callers, all at the same pace.</summary>
public sealed class Makespans
{
    private readonly IReadOnlyList<Project> _projects;
    private readonly PurgeStrategy _letters;
    private readonly PurgeStrategy _queue;
    private readonly IReadOnlyList<PurgeShard> _byLetter;
    private readonly IReadOnlyList<PurgeShard> _inOne;
    private readonly IReadOnlyList<int> _largestFirst;

    /// <summary>Plans the splits.</summary>
    /// <param name="basis">Keys, batches and pace; paces of single pools do not count.</param>
    /// <param name="projects">The catalogue, at least one project.</param>
    public Makespans(PurgeStrategy basis, IReadOnlyList<Project> projects)
    {
        ArgumentOutOfRangeException.ThrowIfZero(projects.Count);
        _projects = projects;
        var even = basis with { CallsPerSecondByShard = new Dictionary<string, double>(), TotalCallsPerSecond = null };
        (_letters, _queue) = (Of("letters", even), Of("hottest", even));
        (_byLetter, _inOne) = (PurgePlanner.Plan(_letters, projects), PurgePlanner.Plan(_queue, projects));
        _largestFirst = [.. _byLetter.Select(s => Calls(s.Count)).OrderDescending()];
    }

    /// <summary>The makespans with a number of callers, from 1.</summary>
    public MakespanRow Of(int callers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(callers, 1);
        return new(
            callers, Letters(callers), Hash(callers),
            PurgePlanner.Length(_queue with { Shards = callers }, _inOne),
            Length(Calls(_projects.Count)) / callers);
    }

    private static PurgeStrategy Of(string kind, PurgeStrategy basis) => PurgeKinds.ByName[kind].Purge(basis)!;

    private TimeSpan Letters(int callers)
    {
        if (callers >= _byLetter.Count)
        {
            return PurgePlanner.Length(_letters with { CallersPerShard = callers / _byLetter.Count }, _byLetter);
        }
        // Whole letters, the largest first, each to whoever has least (longest processing time first).
        var busy = new int[callers];
        foreach (var calls in _largestFirst)
        {
            busy[Array.IndexOf(busy, busy.Min())] += calls;
        }
        return Length(busy.Max());
    }

    private TimeSpan Hash(int buckets)
    {
        var keys = new int[buckets];
        foreach (var project in _projects)
        {
            keys[HashShards.Bucket(project, buckets)]++;
        }
        return Length(Calls(keys.Max()));
    }

    private int Calls(int keys) => (keys + _letters.Limits.BatchMax - 1) / _letters.Limits.BatchMax;

    private TimeSpan Length(int calls) => TimeSpan.FromSeconds(calls / _letters.CallsPerSecond);
}
