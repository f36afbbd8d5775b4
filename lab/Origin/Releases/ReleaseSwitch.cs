using CdnLab.Model.Redirects;
using CdnLab.Origin.Configuration;
using CdnLab.ServiceDefaults.Journal;

namespace CdnLab.Origin.Releases;

/// <summary>The releases of the origin's code, one of them in force; a deploy puts another in force for the requests
/// that arrive from then on.</summary>
public sealed class ReleaseSwitch
{
    private readonly Dictionary<string, OriginRules> _releases;
    private readonly JournalBuffer _journal;
    private readonly Lock _gate = new();
    private volatile OriginRules _current;

    public ReleaseSwitch(OriginOptions options, JournalBuffer journal)
    {
        _releases = options.Releases.ToDictionary(r => r.Name, r => new OriginRules(r, options.Families));
        _current = _releases[options.Release];
        _journal = journal;
    }

    public OriginRules Current => _current;

    public IEnumerable<string> Known => _releases.Keys;

    /// <summary>Puts a release in force; false when there is none of that name.</summary>
    public bool TryDeploy(string name)
    {
        if (!_releases.TryGetValue(name, out var rules))
        {
            return false;
        }
        lock (_gate)
        {
            _journal.Append("deploy_origin", new { From = _current.Release.Name, To = name });
            _current = rules;
        }
        return true;
    }
}
