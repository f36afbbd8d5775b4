namespace CdnLab.Model.Redirects;

/// <summary>How a part of a URL is rewritten; the words that scenario files use after a colon, as in
/// <c>{name:pep503}</c>.</summary>
public enum NameTransform
{
    /// <summary>As it stands.</summary>
    None,

    /// <summary>Lower case (invariant).</summary>
    Lower,

    /// <summary>Upper case (invariant).</summary>
    Upper,

    /// <summary>The normalised project name of PEP 503: runs of <c>-</c>, <c>_</c> and <c>.</c> become one hyphen, then
    /// lower case.</summary>
    Pep503,
}
