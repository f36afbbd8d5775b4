using System.Globalization;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Classes;

namespace CdnLab.Scenarios.Checking.Properties;

/// <summary><see cref="CheckRule.ColdKeys"/>.</summary>
internal sealed class ColdKeysProperty(double bound) : IPlanProperty
{
    public CheckRule Rule => CheckRule.ColdKeys;

    public IEnumerable<(int Step, string What)> Broken(ChangeSpec spec, IReadOnlyList<UrlGroup> groups)
    {
        foreach (var (share, step) in ColdShare.ByStep(spec, groups).Select((share, step) => (share, step)))
        {
            if (share > bound)
            {
                var percent = share.ToString("0.0 %", CultureInfo.InvariantCulture);
                yield return (step, $"{percent} of the traffic meet keys that hold nothing");
            }
        }
    }
}
