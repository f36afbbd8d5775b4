namespace CdnLab.Model.Purging;

/// <summary>How a call to the purge API ends.</summary>
public enum PurgeCallOutcome
{
    /// <summary>The API accepted it; each PoP still has to receive it (<see cref="PurgeDelivery"/>).</summary>
    Accepted,

    /// <summary>It failed and will be tried again.</summary>
    Failed,

    /// <summary>It failed for the last time: the purge of this key is lost.</summary>
    Lost,
}
