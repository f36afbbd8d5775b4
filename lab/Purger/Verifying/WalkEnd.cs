namespace CdnLab.Purger.Verifying;

/// <summary>Where redirects lead.</summary>
public enum WalkEnd
{
    /// <summary>To an answer that is no redirect, or to another host.</summary>
    Answered,

    /// <summary>Round and round: a stored redirect is still wrong.</summary>
    Loops,

    /// <summary>That is not known: no answer, or an error of the server.</summary>
    Unknown,
}
