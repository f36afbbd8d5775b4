namespace CdnLab.Model.Purging;

/// <summary>The ways to clear a cache that the lab knows.</summary>
public enum PurgeStrategyKind
{
    /// <summary>One call that empties every PoP.</summary>
    All,

    /// <summary>Project by project, one pool a first letter (PyPI, 2022-06-10).</summary>
    Letters,

    /// <summary>Project by project, one pool a hash bucket.</summary>
    Hash,

    /// <summary>Only projects that can be affected: those whose spellings differ.</summary>
    Affected,
}
