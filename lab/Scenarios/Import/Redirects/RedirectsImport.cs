using System.Text.RegularExpressions;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Redirects;

/// <summary>Reads a <c>_redirects</c> file: a line <c>from to [status]</c> each; the first line that matches decides.
/// </summary>
internal static partial class RedirectsImport
{
    /// <summary>Most lines that become rules.</summary>
    private const int CountMax = 20_000;

    public static EdgeConfig Read(string text, Notes notes)
    {
        var rules = new List<EdgeRule>();
        foreach (var (index, line) in text.Split('\n').Index())
        {
            var words = Words().Matches(line).TakeWhile(w => !w.Value.StartsWith('#'))
                .Select(w => new RedirectsWord(w.Value, new Place(index + 1, w.Index + 1))).ToList();
            if (words.Count == 0)
            {
                continue;
            }
            if (rules.Count == CountMax)
            {
                notes.Add(words[0].At, line, $"more than {CountMax} rules");
                break;
            }
            if (new RedirectsLine(notes).Read(words) is { } rule)
            {
                rules.Add(rule);
            }
        }
        // A rewrite ends the search as a redirect does: the rules after it are left out.
        return new()
        {
            Name = "",
            Rules = [.. rules.Select((r, i) => r.Rewrite is null ? r : r with { Skip = rules.Count - 1 - i })],
        };
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Words();
}
