using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Properties;

/// <summary>The properties of requests that a change is checked for.</summary>
internal static class ChainProperties
{
    public static IReadOnlyList<IChainProperty> Of(ChangeBounds bounds) =>
    [
        new RedirectCycleProperty(),
        new RightAnswerProperty(),
        .. bounds.OldReleaseMax is { } old ? [new OldReleaseProperty(old)] : Array.Empty<IChainProperty>(),
        .. bounds.RecoveryMax is { } recovery ? [new RecoveryProperty(recovery)] : Array.Empty<IChainProperty>(),
        new PurgeReachProperty(),
    ];
}
