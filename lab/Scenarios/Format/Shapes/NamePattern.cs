using System.Text.RegularExpressions;
using CdnLab.Scenarios.Format.Findings;

namespace CdnLab.Scenarios.Format.Shapes;

/// <summary>What the names of a mapping look like.</summary>
internal sealed record NamePattern(string Kind, string Expression, FindingCode Code, string Fix)
{
    private readonly Regex _expression = new(Expression, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Names that the author gives: safe in a URL, a file name and a command line.</summary>
    public static NamePattern Name { get; } = new(
        "a name", "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", FindingCode.Word, "use letters, digits, '.', '_' and '-'");

    /// <summary>Header field names (RFC 9110 5.1, a token).</summary>
    public static NamePattern FieldName { get; } = new(
        "a header field name", "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", FindingCode.HeaderField, "use a token (RFC 9110 5.1)");

    /// <summary>First letters of normalised names.</summary>
    public static NamePattern Letter { get; } = new(
        "a letter", "^[a-z]$", FindingCode.Word, "use one letter, a to z");

    public bool Matches(string name) => _expression.IsMatch(name);
}
