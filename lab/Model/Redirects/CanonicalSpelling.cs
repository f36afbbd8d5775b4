namespace CdnLab.Model.Redirects;

/// <summary>Which spelling of a project name an origin route answers with the document; others it redirects.</summary>
public enum CanonicalSpelling
{
    /// <summary>Any spelling is answered.</summary>
    Any,

    /// <summary>The name as its owner wrote it (<c>pyOpenSSL</c>).</summary>
    Verbatim,

    /// <summary>The PEP 503 form (<c>pyopenssl</c>).</summary>
    Normalized,
}
