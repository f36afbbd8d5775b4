using CdnLab.Model.Clients;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;
using CdnLab.Traffic.Sending;

namespace CdnLab.Traffic.Measuring;

/// <summary>Which projects loop, PoP by PoP and family by family, and since and until when. Only answers that came over
/// the wire count: what a client's own cache repeats says nothing about the CDN.</summary>
internal sealed class LoopTracker(JournalBuffer journal, Level looping)
{
    /// <summary>A project is told to be clean once it has been so for this long: its URLs may differ for a while.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, ProjectLoops> _projects = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private DateTimeOffset _nextReport;

    /// <summary>Projects whose most recent answer somewhere is a loop.</summary>
    public int Looping { get; private set; }

    /// <summary>Projects that have looped at all.</summary>
    public int Affected
    {
        get
        {
            lock (_gate)
            {
                return _projects.Count;
            }
        }
    }

    /// <summary>Takes the end of a chain; true when it is the first loop of its project.</summary>
    public bool Observe(Arrival arrival, ChainResult result, DateTimeOffset at)
    {
        if (result.WireRequests == 0)
        {
            return false;
        }
        lock (_gate)
        {
            var known = _projects.GetValueOrDefault(arrival.Project.Name);
            var place = (arrival.Pop.Name, arrival.Family);
            if (result.Outcome == ChainOutcome.Looped)
            {
                _projects[arrival.Project.Name] = known ?? new ProjectLoops(arrival.Project);
                Add(_projects[arrival.Project.Name], place, at);
            }
            else if (known is not null && result.Outcome is ChainOutcome.Ok or ChainOutcome.NotFound)
            {
                Remove(known!, place, at);
            }
            Report(at);
            return known is null && result.Outcome == ChainOutcome.Looped;
        }
    }

    /// <summary>Reports the last loop of every project not reported yet: nothing more will be seen.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            foreach (var project in _projects.Values.Where(p => p.Unreported))
            {
                Report(project);
            }
        }
    }

    private void Add(ProjectLoops project, (string Pop, string Family) place, DateTimeOffset at)
    {
        (project.LastAt, project.Unreported) = (at, true);
        if (project.Looping.Add(place) && project.Looping.Count == 1)
        {
            looping.Set(at, ++Looping);
        }
    }

    private void Remove(ProjectLoops project, (string Pop, string Family) place, DateTimeOffset at)
    {
        if (project.Looping.Remove(place) && project.Looping.Count == 0)
        {
            looping.Set(at, --Looping);
        }
    }

    private void Report(DateTimeOffset now)
    {
        if (now < _nextReport || _projects.Count == 0)
        {
            return;
        }
        _nextReport = now + Quiet / 5;
        foreach (var project in _projects.Values)
        {
            if (project is { Unreported: true, Looping.Count: 0 } && now - project.LastAt >= Quiet)
            {
                Report(project);
            }
        }
    }

    private void Report(ProjectLoops project)
    {
        project.Unreported = false;
        journal.Append(project.LastAt, "loop_last", new { project = project.Project.Name });
    }
}
