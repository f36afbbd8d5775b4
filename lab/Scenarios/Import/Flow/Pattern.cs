using System.Text.RegularExpressions;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>An expression of a configuration, in the dialect of rules: every group that captures has a name.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Text">The expression, without back references, lookarounds and possessive quantifiers.</param>
/// <param name="Groups">Names of its groups by number, from 1.</param>
internal sealed record Pattern(Place At, string Text, IReadOnlyList<string> Groups)
{
    /// <summary>Name of the text before the match, where it is replaced.</summary>
    public const string Before = "before";

    /// <summary>Name of the text after it.</summary>
    public const string After = "after";

    /// <summary>The expression as rules run it.</summary>
    public Regex Compile() => new(
        Text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The name of a group as the file refers to it, or null.</summary>
    public string? Group(string id) =>
        int.TryParse(id, out var number)
            ? number > 0 && number <= Groups.Count(g => g is not (Before or After)) ? Groups[number - 1] : null
            : Groups.Contains(id) ? id
            : Groups.Contains(PcreReader.Safe(id)) ? PcreReader.Safe(id) : null;

    /// <summary>The same match with what is before and after it in groups, so that it can be replaced.</summary>
    public Pattern Surrounded()
    {
        var open = HasAlternatives();
        var first = !open && Text.StartsWith('^');
        var last = !open && Text.EndsWith('$') && !Text.EndsWith("\\$", StringComparison.Ordinal);
        var body = open ? $"(?:{Text})" : Text;
        return this with
        {
            Text = (first ? "" : $"^(?<{Before}>.*?)") + body + (last ? "" : $"(?<{After}>.*)$"),
            Groups = [.. Groups, .. first ? [] : (string[])[Before], .. last ? [] : (string[])[After]],
        };
    }

    /// <summary>Whether it has alternatives outside of brackets.</summary>
    public bool HasAlternatives()
    {
        var (depth, inClass) = (0, false);
        for (var i = 0; i < Text.Length; i++)
        {
            switch (Text[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    i += !inClass && i + 1 < Text.Length && Text[i + 1] is '^' or ']' ? 1 : 0;
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass:
                    depth++;
                    break;
                case ')' when !inClass:
                    depth--;
                    break;
                case '|' when !inClass && depth == 0:
                    return true;
            }
        }
        return false;
    }
}
