namespace CdnLab.Scenarios.Format.Timeline;

/// <summary>The status of an incident, in the words of public status pages.</summary>
public enum StatusPostStatus
{
    /// <summary>Something is wrong; the cause is not known.</summary>
    Investigating,

    /// <summary>The cause is known, the remedy under way.</summary>
    Identified,

    /// <summary>The remedy is done, its effect watched.</summary>
    Monitoring,

    /// <summary>Over.</summary>
    Resolved,
}
