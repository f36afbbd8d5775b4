using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Nginx;

/// <summary>Reads the request rules of nginx: the rewrite module, maps, locations, and the key of the cache.</summary>
internal static class NginxImport
{
    private static readonly string[] Inherited = ["proxy_cache_key", "proxy_cache_bypass", "proxy_no_cache"];

    public static EdgeConfig Read(string text, Notes notes)
    {
        var top = NginxReader.Read(text, notes);
        var inHttp = top.Where(d => d.Name != "http").Concat(
            top.Where(d => d.Name == "http").SelectMany(d => d.Block ?? [])).ToList();
        var servers = inHttp.Where(d => d is { Name: "server", Block: not null }).ToList();
        var maps = inHttp.Where(NginxMaps.Is).ToList();
        var sets = Within(inHttp).Where(d => d is { Name: "set", Words: [{ Text: ['$', ..] }, _] }).ToList();
        var texts = new NginxTexts(sets.Select(d => d.Words[0].Text)
            .Concat(maps.Select(d => d.Words[1].Text)).ToHashSet(StringComparer.Ordinal));
        var conditions = new NginxConditions(texts, notes);
        var routines = new Dictionary<string, IReadOnlyList<Statement>>(StringComparer.Ordinal);
        foreach (var map in maps)
        {
            routines[NginxMaps.Routine(map.Words[1].Text)] = NginxMaps.Read(map, texts, conditions);
        }
        foreach (var set in sets)
        {
            // Where no statement set it on the way, nginx takes an empty text.
            routines[NginxMaps.Routine(set.Words[0].Text)] =
                [new Statement.Set(set.At, set.Words[0].Text, new Expression.Literal(set.At, ""))];
        }
        var outside = inHttp.Where(d => d.Name != "server" && !NginxMaps.Is(d)).ToList();
        if (servers.Count == 0)
        {
            // A fragment of a server.
            NginxServer.Read("server", new("server", new(1, 1), [], outside), [], texts, conditions, routines);
        }
        else
        {
            foreach (var directive in outside.Where(d => !Inherited.Contains(d.Name) && !NginxHarmless.Holds(d)))
            {
                notes.Add(directive.At, directive.Text, "outside of a server this is not read");
            }
            NginxHosts.Read(servers, outside, texts, conditions, routines);
        }
        return FlowCompiler.Compile("server", name => routines.GetValueOrDefault(name), notes);
    }

    private static IEnumerable<NginxDirective> Within(IEnumerable<NginxDirective> directives) =>
        directives.SelectMany(d => Within(d.Block ?? []).Prepend(d));
}
