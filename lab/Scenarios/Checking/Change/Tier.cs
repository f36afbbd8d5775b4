namespace CdnLab.Scenarios.Checking.Change;

/// <summary>Which tier of the CDN a step reaches.</summary>
public enum Tier
{
    /// <summary>PoPs and shield, in any order.</summary>
    All,

    /// <summary>The PoPs.</summary>
    Pops,

    /// <summary>The shield.</summary>
    Shield,
}
