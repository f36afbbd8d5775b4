using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Synthesis;

/// <summary>Gives the new config cache keys of its own, so that it meets nothing that was stored before.</summary>
internal sealed class NewKeys : IRemedy
{
    private const string Version = "v2:";

    public string Title => "version the cache key";

    public ChangeSpec? Apply(ChangeSpec spec) => Edits.WithConfigs(spec, "-new-keys", config => config with
    {
        CacheKey = Version + config.CacheKey,
        Rules = [.. config.Rules.Select(r => r.Key is null ? r : r with { Key = Version + r.Key })],
    });
}
