namespace CdnLab.Scenarios.Import.Vcl;

/// <summary>The kinds of words of VCL.</summary>
internal enum VclTokenKind
{
    /// <summary>A name or keyword.</summary>
    Word,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A number, with its unit.</summary>
    Number,

    /// <summary>An operator or bracket.</summary>
    Sign,

    /// <summary>The end of the file.</summary>
    End,
}
