namespace CdnLab.Scenarios.Compilation;

/// <summary>How a project's verbatim name differs from its normalised one (PEP 503). Rules treat the names of a class
/// alike, which the compiler checks on samples.</summary>
public enum NameClass
{
    /// <summary>Not at all: one spelling only.</summary>
    Same,

    /// <summary>In case only (<c>Pillow</c>).</summary>
    Case,

    /// <summary>In separators only (<c>zope.interface</c>).</summary>
    Separators,

    /// <summary>In both (<c>Flask_Login</c>).</summary>
    CaseAndSeparators,

    /// <summary>No project has the name.</summary>
    Missing,
}
