using System.Text.RegularExpressions;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Classes;

/// <summary>The conditions of edge rules that can tell one name from another, beyond its spelling: an expression of
/// nothing but the paths' own words and of any segment cannot.</summary>
internal sealed partial class NameTests
{
    private readonly IReadOnlyList<Regex> _tests;
    private readonly IReadOnlyList<Template> _paths;

    public NameTests(ChangeSpec spec)
    {
        _paths = [.. spec.Families.SelectMany(f => f.Paths).Select(Template.Parse)];
        var words = spec.Families.SelectMany(f => f.Paths).SelectMany(p => p.Split('/')).ToHashSet();
        var telling = spec.Edge.Configs.Values.SelectMany(c => c.Rules).Select(r => r.Match).Distinct()
            .Where(match => Literals(match).Any(l => !words.Contains(l)) || Ranges().IsMatch(match))
            .ToList();
        _tests = [.. telling.Select(match => new Regex(
            match, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture))];
        Words = [.. telling.SelectMany(Literals).Concat(telling.SelectMany(Ends)).Where(l => !words.Contains(l))
            .Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether any rule tells names apart.</summary>
    public bool Any => _tests.Count > 0;

    /// <summary>Names and beginnings of names that the rules speak of.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The outcome of every test on a name, in both of its spellings.</summary>
    public string Outcome(string name)
    {
        if (!Any)
        {
            return "";
        }
        var urls = _paths.SelectMany(path => new[] { Pep503.Normalize(name), name }
            .Select(spelling => path.Expand(place => place == "name" ? spelling : "1.0"))).ToList();
        return string.Concat(urls.SelectMany(url => _tests.Select(test => test.IsMatch(url) ? '1' : '0')));
    }

    // Runs of letters and digits that stand for themselves: no escapes, names of groups or sets of characters.
    private static IEnumerable<string> Literals(string match) =>
        Word().Matches(Noise().Replace(match, "/")).Select(m => m.Value);

    private static IEnumerable<string> Ends(string match) =>
        Ranges().Matches(match).SelectMany(m => m.Value.Where(char.IsAsciiLetterOrDigit)).Select(c => $"{c}");

    [GeneratedRegex(@"\(\?<\w+>|\(\?[a-z:-]+|\[[^\]]*\]|\\[dDwWsSbBAzZ]|\\p\{\w+\}|\{[0-9,]+\}")]
    private static partial Regex Noise();

    [GeneratedRegex(@"[A-Za-z0-9]+([._-][A-Za-z0-9]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\[(?!\^/\])[^\]]+\]|\\[dDwW]")]
    private static partial Regex Ranges();
}
