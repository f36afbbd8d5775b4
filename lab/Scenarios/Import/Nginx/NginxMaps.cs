using System.Text.RegularExpressions;
using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Nginx;

/// <summary>Reads <c>map</c>: a routine that sets its variable when it is first used.</summary>
internal static class NginxMaps
{
    /// <summary>Whether a directive is a map of one variable to another.</summary>
    public static bool Is(NginxDirective directive) =>
        directive is { Name: "map", Block: not null, Words: [{ Text: ['$', ..] }, { Text: ['$', ..] }] };

    /// <summary>Maps that a directive uses are asked before it, once.</summary>
    public static IEnumerable<Statement> Needs(NginxDirective directive, NginxTexts texts) =>
        directive.Words.Skip(directive.Name is "set" or "map" ? 1 : 0)
            .SelectMany(w => Needs(directive.At, w.Text, texts));

    public static IEnumerable<Statement> Needs(Place at, string text, NginxTexts texts) =>
        texts.Temporaries(text).Select(name => new Statement.Need(at, name, Routine(name)));

    /// <summary>Name of the routine that sets a variable.</summary>
    public static string Routine(string variable) => "map " + variable;

    /// <summary>The routine: texts first, in either case; then expressions in order; then the default.</summary>
    public static IReadOnlyList<Statement> Read(NginxDirective map, NginxTexts texts, NginxConditions conditions)
    {
        var whole = texts.Read(map.Words[0]);
        var source = whole is Expression.Concat { Parts: [_, var only, _] } ? only : whole;
        var target = map.Words[1].Text;
        var statements = new List<Statement>();
        Expression fallback = new Expression.Literal(map.At, "");
        foreach (var entry in map.Block!.OrderBy(e => e.Name.StartsWith('~')))
        {
            if (entry is not { Words: [var value], Block: null }
                || entry.Name is "include" or "hostnames" or "volatile")
            {
                statements.Add(entry.Unknown("an entry is a text or expression, and a value"));
            }
            else if (entry.Name == "default")
            {
                fallback = texts.Read(value);
            }
            else
            {
                statements.Add(new Statement.If(
                    entry.At,
                    Matches(entry, source, conditions),
                    [new Statement.Set(entry.At, target, texts.Read(value)), new Statement.Leave(entry.At)],
                    []));
            }
        }
        return [.. statements, new Statement.Set(map.At, target, fallback)];
    }

    private static Condition Matches(NginxDirective entry, Expression source, NginxConditions conditions)
    {
        var word = new NginxWord(entry.Name, entry.At, IsQuoted: false);
        return entry.Name switch
        {
            ['~', '*', ..] => conditions.Matches(entry.At, source, word, ignoreCase: true, skip: 2),
            ['~', ..] => conditions.Matches(entry.At, source, word, ignoreCase: false, skip: 1),
            _ => conditions.Matches(
                entry.At,
                source,
                word with { Text = $"^{Regex.Escape(entry.Name.TrimStart('\\'))}$" },
                ignoreCase: true),
        };
    }
}
