using System.Globalization;
using System.Text;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Export.Nginx;

/// <summary>Rewriting of letters in plain nginx, which has no function for it: a map takes a text apart into
/// characters, a map a character rewrites it. The maps are volatile, so that they are asked anew for each text.</summary>
internal static class NginxFold
{
    /// <summary>Characters (or, for <c>pep503</c>, runs of separators) that are rewritten; a longer text is refused.
    /// </summary>
    public const int LengthMax = 128;

    /// <summary>The variable that a text is put into.</summary>
    public const string Input = "$cdnlab_text";

    /// <summary>The variable that takes the text apart when it is read; what is beyond the limit is its value.</summary>
    public static string Split(NameTransform transform) => $"$cdnlab_{Word(transform)}_rest";

    /// <summary>The rewritten text.</summary>
    public static string Result(NameTransform transform) =>
        string.Concat(Places.Select(i => $"${{cdnlab_{Word(transform)}_{i}}}"));

    /// <summary>The maps of a transform.</summary>
    public static string Maps(NameTransform transform)
    {
        var word = Word(transform);
        var one = transform == NameTransform.Pep503 ? "[-_.]+|." : ".";
        var text = new StringBuilder($"  map {Input} {Split(transform)} {{\n    volatile;\n    \"~^")
            .AppendJoin("", Places.Select(i => $"(?<cdnlab_{word}_c{i}>{one})?"))
            .Append($"(?<cdnlab_{word}_more>.*)$\" $cdnlab_{word}_more;\n  }}\n");
        var letters = string.Concat(Enumerable.Range('a', 26).Select(c => (char)c).Select(c => Letter(c, transform)));
        foreach (var i in Places)
        {
            text.Append(CultureInfo.InvariantCulture, $"  map $cdnlab_{word}_c{i} $cdnlab_{word}_{i} {{ volatile; ")
                .Append(CultureInfo.InvariantCulture, $"default $cdnlab_{word}_c{i}; {letters}}}\n");
        }
        return text.ToString();
    }

    private static IEnumerable<int> Places => Enumerable.Range(1, LengthMax);

    // The strings of a map match in either case; what they give is what is written.
    private static string Letter(char letter, NameTransform transform)
    {
        var given = transform == NameTransform.Upper ? char.ToUpperInvariant(letter) : letter;
        var separators = transform == NameTransform.Pep503 && letter == 'a' ? "\"~^[-_.]\" -; " : "";
        return $"{separators}{letter} {given}; ";
    }

    private static string Word(NameTransform transform) => transform.ToString().ToLowerInvariant();
}
