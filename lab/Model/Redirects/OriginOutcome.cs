namespace CdnLab.Model.Redirects;

/// <summary>The kinds of answer that an origin release gives.</summary>
public enum OriginOutcome
{
    /// <summary>The document, status 200.</summary>
    Document,

    /// <summary>A redirect.</summary>
    Redirect,

    /// <summary>Status 404.</summary>
    NotFound,
}
