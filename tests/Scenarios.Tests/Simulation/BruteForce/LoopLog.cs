using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>First and last loop of each project.</summary>
internal sealed class LoopLog
{
    private readonly Dictionary<Project, (JournalEvent First, DateTimeOffset Last)> _loops = [];

    public void Add(Project project, DateTimeOffset at, Func<JournalEvent> first) =>
        _loops[project] = (_loops.TryGetValue(project, out var known) ? known.First : first(), at);

    /// <summary>Projects between whose first and last loop the stretch lies, at least in part.</summary>
    public long Looping(DateTimeOffset from, DateTimeOffset to) =>
        _loops.Values.Count(loop => loop.First.At < to && loop.Last >= from);

    public IEnumerable<JournalEvent> Events => _loops.SelectMany<
        KeyValuePair<Project, (JournalEvent First, DateTimeOffset Last)>, JournalEvent>(
        loop => [loop.Value.First, JournalEvents.LoopLast(loop.Value.Last, loop.Key.Name)]);
}
