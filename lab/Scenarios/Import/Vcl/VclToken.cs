using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Vcl;

/// <summary>A word of VCL.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; of a string, what is between the quotes.</param>
/// <param name="At">Where it begins.</param>
/// <param name="Inside">Where the text of a string begins.</param>
/// <param name="Start">Its first character in the file.</param>
/// <param name="End">The character after its last one.</param>
internal readonly record struct VclToken(VclTokenKind Kind, string Text, Place At, Place Inside, int Start, int End)
{
    public bool Is(string text) => Kind is VclTokenKind.Word or VclTokenKind.Sign && Text == text;
}
