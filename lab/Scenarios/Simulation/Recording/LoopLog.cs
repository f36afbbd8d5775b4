using CdnLab.Scenarios.Simulation.Clock;

namespace CdnLab.Scenarios.Simulation.Recording;

/// <summary>First and last loop of each project, and where the first was seen.</summary>
internal sealed class LoopLog
{
    private readonly long[] _first;
    private readonly long[] _last;
    private readonly Dictionary<int, LoopSeen> _seen = [];

    public LoopLog(int projects)
    {
        _first = new long[projects];
        _last = new long[projects];
        Array.Fill(_first, Ticks.Never);
        Array.Fill(_last, -1);
    }

    public void Note(int project, long first, long last, LoopSeen seen)
    {
        if (first < _first[project])
        {
            _first[project] = first;
            _seen[project] = seen;
        }
        _last[project] = Math.Max(_last[project], last);
    }

    /// <summary>Projects that looped from an instant on, with their first and last loop.</summary>
    public IEnumerable<(int Project, long First, long Last, LoopSeen Seen)> Since(long start) =>
        from project in Enumerable.Range(0, _first.Length)
        where _last[project] >= start
        select (project, Math.Max(start, _first[project]), _last[project], _seen[project]);
}
