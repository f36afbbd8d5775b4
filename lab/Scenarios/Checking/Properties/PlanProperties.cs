using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Properties;

/// <summary>The properties of plans that a change is checked for.</summary>
internal static class PlanProperties
{
    public static IReadOnlyList<IPlanProperty> Of(ChangeBounds bounds) =>
    [
        new PurgeBlastProperty(),
        .. bounds.ColdShareMax is { } cold ? [new ColdKeysProperty(cold)] : Array.Empty<IPlanProperty>(),
    ];
}
