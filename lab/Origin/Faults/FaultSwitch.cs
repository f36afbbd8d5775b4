using CdnLab.Model.Randomness;
using CdnLab.Origin.Configuration;
using CdnLab.ServiceDefaults.Journal;

namespace CdnLab.Origin.Faults;

/// <summary>The faults in force.</summary>
public sealed class FaultSwitch(OriginOptions options, JournalBuffer journal)
{
    private readonly RandomStream _random = new(options.Seed, "origin/faults");
    private readonly Lock _gate = new();
    private volatile FaultOptions _current = new();

    public FaultOptions Current => _current;

    public void Set(FaultOptions faults)
    {
        _current = faults;
        var text = faults.Down ? "down"
            : FormattableString.Invariant($"slowdown {faults.Slowdown:0.###}, error ratio {faults.ErrorRatio:0.###}");
        journal.Append("fault", new { Target = "origin", Text = faults == new FaultOptions() ? "none" : text });
    }

    /// <summary>Whether the next request fails.</summary>
    public bool DrawError()
    {
        var ratio = _current.ErrorRatio;
        if (ratio <= 0)
        {
            return false;
        }
        lock (_gate)
        {
            return _random.NextChance(ratio);
        }
    }
}
