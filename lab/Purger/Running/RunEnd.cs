namespace CdnLab.Purger.Running;

/// <summary>How a run of a purge ended.</summary>
public enum RunEnd
{
    /// <summary>Every key is settled.</summary>
    Finished,

    /// <summary>It was asked to stop; it can be taken up again.</summary>
    Interrupted,

    /// <summary>The endpoint made it stop; it can be taken up again.</summary>
    Stopped,
}
