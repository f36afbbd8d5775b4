using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Nginx;

/// <summary>One server: its own rewrites, then those of the location found, then key and cache of that location.
/// </summary>
internal static class NginxServer
{
    /// <summary>Puts the routines of a server among the others.</summary>
    /// <param name="name">Name of its first routine.</param>
    /// <param name="server">The server.</param>
    /// <param name="outside">Directives that it inherits.</param>
    /// <param name="texts">Reads texts.</param>
    /// <param name="conditions">Reads conditions.</param>
    /// <param name="routines">Takes its routines.</param>
    public static void Read(
        string name,
        NginxDirective server,
        IReadOnlyList<NginxDirective> outside,
        NginxTexts texts,
        NginxConditions conditions,
        Dictionary<string, IReadOnlyList<Statement>> routines)
    {
        var (search, end) = ($"{name}: locations", $"{name}: end");
        var block = server.Block!;
        var locations = block.Where(d => d is { Name: "location", Block: not null, Words: not [{ Text: ['@', ..] }] })
            .Select((d, i) => (d, $"{name}: location {i}")).ToList();
        routines[name] =
        [
            .. new NginxRewrites(texts, conditions, search, search).Read(block),
            new Statement.GoTo(server.At, search),
        ];
        routines[search] = [.. NginxLocations.Search(locations, conditions), new Statement.GoTo(server.At, end)];
        routines[end] = End([block, outside], texts);
        foreach (var (location, routine) in locations)
        {
            var done = $"{routine}: end";
            var inner = location.Block!;
            var nested = inner.Where(d => d.Name == "location").Select(d => d.Unknown("a location within another"));
            routines[routine] =
            [
                .. nested, .. new NginxRewrites(texts, conditions, search, done).Read(inner),
                new Statement.GoTo(location.At, done),
            ];
            routines[done] = End([inner, block, outside], texts);
        }
    }

    /// <summary>What the cache does with the request; a directive counts at the innermost level that has it.</summary>
    private static IReadOnlyList<Statement> End(IReadOnlyList<IReadOnlyList<NginxDirective>> levels, NginxTexts texts)
    {
        var key = Inherited(levels, "proxy_cache_key").LastOrDefault();
        var bypass = Inherited(levels, "proxy_cache_bypass");
        var keep = Inherited(levels, "proxy_no_cache");
        return
        [
            .. Passes(bypass, keep, texts), .. Passes(keep, bypass, texts),
            .. key is not { Words: [var word] } ? (Statement[])[]
                : [.. NginxMaps.Needs(key, texts), new Statement.Set(key.At, Names.Key, texts.Key(word))],
            new Statement.Lookup(default),
        ];
    }

    private static IReadOnlyList<NginxDirective> Inherited(
        IReadOnlyList<IReadOnlyList<NginxDirective>> levels, string name) =>
        levels.Select(level => level.Where(d => d.Name == name).ToList())
            .FirstOrDefault(found => found.Count > 0) ?? [];

    private static IEnumerable<Statement> Passes(
        IReadOnlyList<NginxDirective> directives, IReadOnlyList<NginxDirective> others, NginxTexts texts)
    {
        var both = others.SelectMany(d => d.Words).Select(w => w.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            foreach (var word in directive.Words)
            {
                if (!both.Contains(word.Text) || word.Text is not ['$', .. var name])
                {
                    yield return new Statement.Unknown(
                        word.At, word.Text, "a rule passes what is neither looked up nor stored: one variable in both");
                    continue;
                }
                foreach (var need in NginxMaps.Needs(word.At, word.Text, texts))
                {
                    yield return need;
                }
                Condition set = texts.Variable(name, word.At) switch
                {
                    Expression.Name variable => new Condition.Holds(word.At, variable.Id, Loose: true),
                    _ => new Condition.Unknown(word.At, word.Text, "rules know nothing of this variable"),
                };
                yield return new Statement.If(word.At, set, [new Statement.Pass(word.At)], []);
            }
        }
    }
}
