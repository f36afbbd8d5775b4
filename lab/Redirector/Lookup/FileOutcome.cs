namespace CdnLab.Redirector.Lookup;

/// <summary>What became of a look-up.</summary>
internal enum FileOutcome
{
    /// <summary>The project has the file.</summary>
    Found,

    /// <summary>It has not, or the edge answered 4xx.</summary>
    NotFound,

    /// <summary>The edge sent the redirector in circles until it gave up.</summary>
    Looped,

    /// <summary>The edge answered 5xx, not in time, not at all, or with something else than the document.</summary>
    ServerError,
}
