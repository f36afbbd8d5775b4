using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Nginx;

/// <summary>Servers by the host asked for; the first one, or the one that says so, takes every other host.</summary>
internal static class NginxHosts
{
    public static void Read(
        IReadOnlyList<NginxDirective> servers,
        IReadOnlyList<NginxDirective> outside,
        NginxTexts texts,
        NginxConditions conditions,
        Dictionary<string, IReadOnlyList<Statement>> routines)
    {
        if (servers.Count == 1)
        {
            NginxServer.Read("server", servers[0], outside, texts, conditions, routines);
            return;
        }
        var fallback = servers.FirstOrDefault(IsDefault) ?? servers[0];
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var search = new List<Statement>();
        foreach (var (index, server) in servers.Index())
        {
            NginxServer.Read($"server {index}", server, outside, texts, conditions, routines);
            search.AddRange(Names(server).Select(name => Branch(server, name, $"server {index}", taken)));
        }
        search.Add(new Statement.GoTo(fallback.At, $"server {servers.ToList().IndexOf(fallback)}"));
        routines["server"] = search;
    }

    private static bool IsDefault(NginxDirective server) =>
        server.Block!.Any(d => d.Name == "listen" && d.Words.Any(w => w.Text == "default_server"));

    private static IEnumerable<NginxWord> Names(NginxDirective server) =>
        server.Block!.Where(d => d.Name == "server_name").SelectMany(d => d.Words).Where(w => w.Text.Length > 0);

    private static Statement Branch(NginxDirective server, NginxWord name, string routine, HashSet<string> taken)
    {
        if (name.Text.AsSpan().ContainsAny('*', '~', '$') || name.Text.StartsWith('.'))
        {
            return new Statement.Unknown(name.At, name.Text, "servers are told apart by whole names only");
        }
        return !taken.Add(name.Text)
            ? new Statement.Unknown(name.At, name.Text, "two servers have this name; rules know no port and no scheme")
            : new Statement.If(
                server.At,
                new Condition.Equal(server.At, new Expression.Name(server.At, Flow.Names.Host), name.Text),
                [new Statement.GoTo(server.At, routine)],
                []);
    }
}
