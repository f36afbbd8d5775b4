using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Synthesis;

/// <summary>Purges what names with several spellings have stored, the shield before the PoPs, right before the edge is
/// deployed.</summary>
internal sealed class PurgeFirst : IRemedy
{
    public string Title => "purge these keys before the edge is deployed";

    public ChangeSpec? Apply(ChangeSpec spec)
    {
        var keys = spec.Origin.Releases[spec.Origin.Release].RedirectHeaders
            .Where(h => h.Key.Equals("Surrogate-Key", StringComparison.OrdinalIgnoreCase))
            .SelectMany(h => h.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(key => !key.Contains("{group}", StringComparison.Ordinal)).ToList();
        if (keys.Count == 0)
        {
            return null;
        }
        var purge = new PurgeStep { Keys = keys, Names = NameScope.Differing };
        return spec.Shield
            ? Edits.BeforeEdge(spec, purge with { Tier = Tier.Shield }, purge with { Tier = Tier.Pops })
            : Edits.BeforeEdge(spec, purge);
    }
}
