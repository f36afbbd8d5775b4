using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Redirects;

/// <summary>Reads one line.</summary>
internal sealed partial class RedirectsLine(Notes notes)
{
    private const string Splat = "splat";

    private readonly HashSet<string> _places = new(StringComparer.Ordinal);

    /// <summary>Its rule; null after a finding.</summary>
    public EdgeRule? Read(IReadOnlyList<RedirectsWord> words)
    {
        if (words.Count < 2)
        {
            return Refuse(words[0].At, words[0].Text, "a line is: from, to, and a status");
        }
        var condition = words.Skip(1).FirstOrDefault(w => w.Text.Contains('=') && !w.Text.Contains('/'));
        if (condition.Text is not null)
        {
            return Refuse(
                condition.At, condition.Text, "conditions on query, country, language, role and cookie are not read");
        }
        if (words.Count > 3)
        {
            return Refuse(words[3].At, words[3].Text, "nothing is expected after the status");
        }
        if (Status(words) is not var (status, force))
        {
            return null;
        }
        if (words[0].Text == "/*" && !force)
        {
            return Refuse(
                words[0].At, "/*", "without '!' it leaves out paths that have a file, and rules do not know which do");
        }
        return From(words[0]) is { } match && To(words[1], status) is { } to
            ? status == 200 ? Rule(words[0], match) with { Rewrite = to }
                : Rule(words[0], match) with { Redirect = to, Status = status }
            : null;
    }

    private static EdgeRule Rule(RedirectsWord from, string match) =>
        new() { Name = $"line-{from.At.Line}", Match = match };

    private (int Status, bool Force)? Status(IReadOnlyList<RedirectsWord> words)
    {
        if (words.Count == 2)
        {
            return (301, false);
        }
        var match = StatusPattern().Match(words[2].Text);
        var status = match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        if (status is 200 or 301 or 302 or 303 or 307 or 308)
        {
            return (status, match.Groups[2].Length > 0);
        }
        Refuse(words[2].At, words[2].Text, "rules rewrite (200) or redirect (301, 302, 303, 307, 308)");
        return null;
    }

    /// <summary>The expression of a path.</summary>
    private string? From(RedirectsWord from)
    {
        var (path, at) = from;
        if (!path.StartsWith('/') || path.AsSpan().ContainsAny('?', '{'))
        {
            return Refuse<string>(at, path, "a path is expected here, of this site and without a query");
        }
        var splat = path.IndexOf('*', StringComparison.Ordinal);
        if (splat >= 0 && (splat != path.Length - 1 || path[splat - 1] != '/'))
        {
            return Refuse<string>(at.Right(splat), path, "a splat stands at the end, after a slash");
        }
        var match = new StringBuilder("^");
        foreach (var segment in path.TrimEnd('*').TrimEnd('/').Split('/').Skip(1))
        {
            var isPlace = segment.StartsWith(':');
            var name = isPlace ? segment[1..] : "";
            if (isPlace && (name == Splat || !NamePattern().IsMatch(name) || !_places.Add(name)))
            {
                return Refuse<string>(at, path, "a placeholder is a segment of its own, with a name of its own");
            }
            match.Append('/').Append(isPlace ? $"(?<{PcreReader.Safe(name)}>[^/]+)" : Regex.Escape(segment));
        }
        if (splat >= 0)
        {
            _places.Add(Splat);
            return match.Append("(?:/(?<splat>.*))?$").ToString();
        }
        // A slash at the end makes no difference.
        return match.Length == 1 ? "^/$" : match.Append("/?$").ToString();
    }

    /// <summary>The template of a target.</summary>
    private string? To(RedirectsWord to, int status)
    {
        var (target, at) = to;
        var isPath = target.StartsWith('/');
        if (!isPath && (status == 200 || !Address().IsMatch(target)))
        {
            return Refuse<string>(at, target, status == 200
                ? "a rewrite leads to a path of the same site"
                : "a path, or an address with http, is expected here");
        }
        if (target.AsSpan().IndexOfAny('?', '{', '#') is >= 0 and var odd)
        {
            return Refuse<string>(at.Right(odd), target, target[odd] == '?'
                ? "whether the query of the request is added to one of the rule's own depends on the host"
                : "a template has neither braces in its text nor a fragment before the query");
        }
        var unknown = Placeholder().Matches(target).FirstOrDefault(p => !_places.Contains(p.Groups[1].Value));
        return unknown is not null
            ? Refuse<string>(at.Right(unknown.Index), unknown.Value, "no placeholder of this name is in the path")
            : Placeholder().Replace(target, p => $"{{{PcreReader.Safe(p.Groups[1].Value)}}}");
    }

    private EdgeRule? Refuse(Place at, string text, string why) => Refuse<EdgeRule>(at, text, why);

    private T? Refuse<T>(Place at, string text, string why)
        where T : class
    {
        notes.Add(at, text, why);
        return null;
    }

    [GeneratedRegex(@"^([0-9]{3})(!?)$")]
    private static partial Regex StatusPattern();

    [GeneratedRegex("^https?://")]
    private static partial Regex Address();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("(?<=/):([A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex Placeholder();
}
