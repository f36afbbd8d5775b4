namespace CdnLab.Model.Clients;

/// <summary>How a client spells project names in URLs.</summary>
public enum NameSpelling
{
    /// <summary>The PEP 503 form.</summary>
    Normalized,

    /// <summary>As the project's owner wrote it.</summary>
    Verbatim,

    /// <summary>Either, half and half.</summary>
    Mixed,
}
