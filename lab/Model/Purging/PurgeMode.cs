namespace CdnLab.Model.Purging;

/// <summary>What a purge does to a stored response.</summary>
public enum PurgeMode
{
    /// <summary>Marks it stale: its stale windows begin now.</summary>
    Soft,

    /// <summary>Removes it.</summary>
    Hard,
}
