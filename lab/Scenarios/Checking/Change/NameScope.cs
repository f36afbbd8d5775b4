namespace CdnLab.Scenarios.Checking.Change;

/// <summary>The names that a purge by key is carried out for.</summary>
public enum NameScope
{
    /// <summary>Every name.</summary>
    All,

    /// <summary>Names whose verbatim and normalised spellings differ.</summary>
    Differing,
}
