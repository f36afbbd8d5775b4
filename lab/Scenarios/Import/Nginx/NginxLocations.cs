using System.Text.RegularExpressions;
using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Nginx;

/// <summary>The order in which nginx looks for the location of a path: an exact one, the longest prefix where it ends
/// the search, expressions in order, the longest prefix.</summary>
internal static class NginxLocations
{
    /// <summary>The search as statements; it goes on with the routine of the location found, or falls through.
    /// </summary>
    /// <param name="locations">The locations with their routines.</param>
    /// <param name="conditions">Reads expressions.</param>
    public static IReadOnlyList<Statement> Search(
        IReadOnlyList<(NginxDirective Location, string Routine)> locations, NginxConditions conditions)
    {
        var known = locations.Select(l => (l.Location, l.Routine, Kind: Kind(l.Location))).ToList();
        var prefixes = known.Where(l => l.Kind.Sign is "" or "^~")
            .OrderByDescending(l => l.Kind.Pattern.Text.Length).ToList();
        var statements = known.Where(l => l.Kind.Sign is null)
            .Select(Statement (l) => l.Location.Unknown("a location is =, ^~, ~, ~* or a prefix")).ToList();
        statements.AddRange(known.Where(l => l.Kind.Sign == "=").Select(l => Branch(l.Location, l.Routine, Exact(l))));
        statements.AddRange(prefixes.Where(l => l.Kind.Sign == "^~").Select(l => Branch(
            l.Location,
            l.Routine,
            new Condition.All(l.Location.At, [Prefix(l), .. Longer(l.Kind.Pattern.Text, prefixes).Select(
                longer => new Condition.Not(l.Location.At, Prefix(longer)))]))));
        statements.AddRange(known.Where(l => l.Kind.Sign is "~" or "~*").Select(l => Branch(
            l.Location,
            l.Routine,
            conditions.Matches(l.Location.At, Path(l.Location), l.Kind.Pattern, l.Kind.Sign == "~*"))));
        statements.AddRange(prefixes.Select(l => Branch(l.Location, l.Routine, Prefix(l))));
        return statements;

        Condition Prefix((NginxDirective Location, string Routine, (string? Sign, NginxWord Pattern) Kind) l) =>
            Text(l.Location, l.Kind.Pattern, "");
        Condition Exact((NginxDirective Location, string Routine, (string? Sign, NginxWord Pattern) Kind) l) =>
            Text(l.Location, l.Kind.Pattern, "$");
        Condition Text(NginxDirective location, NginxWord text, string end) => conditions.Matches(
            location.At,
            Path(location),
            text with { Text = $"^{Regex.Escape(text.Text)}{end}", At = location.At },
            ignoreCase: false) switch
        {
            Condition.Matches matches => matches with { Quiet = true },
            var other => other,
        };
    }

    private static IEnumerable<T> Longer<T>(string text, IEnumerable<T> prefixes)
        where T : struct =>
        prefixes.Where(p => p is ValueTuple<NginxDirective, string, (string? Sign, NginxWord Pattern)> longer
            && longer.Item3.Pattern.Text.Length > text.Length
            && longer.Item3.Pattern.Text.StartsWith(text, StringComparison.Ordinal));

    private static Expression.Name Path(NginxDirective location) => new(location.At, Names.Path);

    private static Statement.If Branch(NginxDirective location, string routine, Condition condition) =>
        new(location.At, condition, [new Statement.GoTo(location.At, routine)], []);

    private static (string? Sign, NginxWord Pattern) Kind(NginxDirective location) => location.Words switch
    {
        [{ IsQuoted: false, Text: "=" or "^~" or "~" or "~*" } sign, var pattern] => (sign.Text, pattern),
        [{ Text: ['/', ..] } prefix] => ("", prefix),
        _ => (null, default),
    };
}
