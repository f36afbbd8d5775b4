using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Classes;
using CdnLab.Scenarios.Checking.States;

namespace CdnLab.Scenarios.Checking.Properties;

/// <summary><see cref="CheckRule.PurgeBlast"/>: a key that several families share purges all of them.</summary>
internal sealed class PurgeBlastProperty : IPlanProperty
{
    public CheckRule Rule => CheckRule.PurgeBlast;

    public IEnumerable<(int Step, string What)> Broken(ChangeSpec spec, IReadOnlyList<UrlGroup> groups)
    {
        for (var step = 0; step < spec.Steps.Count; step++)
        {
            if (spec.Steps[step].Action is not PurgeStep { Only: { } only } purge)
            {
                continue;
            }
            var hit = groups.Where(g => Reaches(purge, g)).SelectMany(g => g.Families.Split(", ")).Distinct()
                .Where(family => !only.Contains(family)).ToList();
            if (hit.Count > 0)
            {
                yield return (step, $"the purge also reaches {string.Join(", ", hit)}");
            }
        }
    }

    private static bool Reaches(PurgeStep purge, UrlGroup group)
    {
        var match = new PurgeMatch(purge, group.Space);
        return group.Space.Answers.Select((a, i) => a.Content.Storable && match.Reaches(i)).Any(reached => reached);
    }
}
