namespace CdnLab.Model.Purging;

/// <summary>How often each key is purged, and where.</summary>
public enum PurgePasses
{
    /// <summary>Once, everywhere.</summary>
    Once,

    /// <summary>Everywhere, and again after a pause: what a PoP refilled from an edge that the purge had not reached
    /// goes too.</summary>
    Twice,

    /// <summary>At the shield, and after a pause everywhere.</summary>
    ShieldFirst,
}
