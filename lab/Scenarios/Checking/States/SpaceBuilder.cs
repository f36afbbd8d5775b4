using System.Globalization;
using CdnLab.Model.Clients;
using CdnLab.Model.Http;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>Turns the compiled tables of one class into indexes.</summary>
internal sealed class SpaceBuilder
{
    /// <summary>More keys than this in one class are not searched.</summary>
    public const int KeysMax = 24;

    private readonly ScenarioSpec _rules;
    private readonly List<string> _urls = [];
    private readonly List<string> _keys = [];
    private readonly List<Answer> _answers = [];
    private readonly Dictionary<(string, string), EdgeCell> _edge = [];
    private readonly Dictionary<(string, string), OriginCell> _origin = [];
    private readonly ContentList _contents;

    private SpaceBuilder(ScenarioSpec rules)
    {
        _rules = rules;
        _contents = new(rules.Edge.Profile, Target);
    }

    public static Space Build(ScenarioSpec rules, ClassMember member, IReadOnlyList<ClassTable> tables) =>
        new SpaceBuilder(rules).Build(member, tables);

    private Space Build(ClassMember member, IReadOnlyList<ClassTable> tables)
    {
        foreach (var table in tables)
        {
            foreach (var (at, cell) in table.Edge)
            {
                _edge[at] = cell;
            }
            foreach (var (at, cell) in table.Origin)
            {
                _origin[at] = cell;
            }
        }
        var clients = tables.SelectMany(t => t.ClientUrls).Distinct().Select(UrlOf).ToList();
        foreach (var (_, url) in _edge.Keys)
        {
            UrlOf(url);
        }
        string[] configs = [.. _rules.Edge.Configs.Keys], releases = [.. _rules.Origin.Releases.Keys];
        var edge = configs.Select(c => _urls.Select(url => Step(_edge[(c, url)])).ToArray()).ToArray();
        var made = configs.Select(c => _urls.Select(url => Made(_edge[(c, url)])).ToArray()).ToArray();
        var origin = releases
            .Select((r, i) => _urls.Select(url => Origin(_origin[(r, url)], i, url)).ToArray()).ToArray();
        if (_keys.Count > KeysMax)
        {
            throw new CompilationException(
                $"'{member.Name}': {_keys.Count} cache keys of one document ({string.Join(", ", _keys)}); "
                + $"a search follows at most {KeysMax}");
        }
        return new()
        {
            Member = member,
            Urls = _urls,
            Keys = _keys,
            ClientUrls = clients,
            Releases = releases,
            Configs = configs,
            Edge = edge,
            Made = made,
            Origin = origin,
            Answers = _answers,
            Right = [.. origin.Select(row => clients.Select(url => Right(row, url)).ToArray())],
            Signature = Signature(clients, edge, origin),
        };
    }

    // A request that asks the origin alone.
    private ChainResult Right(int[] origin, int url)
    {
        for (var hops = 0; hops <= _urls.Count; hops++)
        {
            var answer = _answers[origin[url]];
            if (answer.Content.Target < 0)
            {
                return Ends.Of(answer);
            }
            url = answer.Content.Target;
        }
        return new(ChainEnd.Loop, -1);
    }

    private EdgeStep Step(EdgeCell cell) => new(
        cell.Outcome,
        cell.Outcome == EdgeRequestOutcome.Lookup ? KeyOf(cell.Key) : -1,
        cell.Outcome == EdgeRequestOutcome.Redirect ? -1 : UrlOf(cell.Url),
        cell.Status,
        cell.Outcome == EdgeRequestOutcome.Redirect ? Target(cell.Location) : -1);

    private int Made(EdgeCell cell) => cell.Outcome == EdgeRequestOutcome.Redirect
        ? AnswerOf(new(_contents.OfEdge(cell.Status, Target(cell.Location)), -1, -1, cell.Location, ForClients: true))
        : -1;

    private int Origin(OriginCell cell, int release, string url)
    {
        var path = url.Split('?', 2)[0];
        var document = cell.Outcome == OriginOutcome.Document
            ? _rules.Families.ToList().FindIndex(f => f.Paths.Any(p => Template.Parse(p).Match(path) is not null))
            : -1;
        var own = _rules.Origin.Releases.Values.ElementAt(release);
        // A redirect without a family is that of a name not found.
        var fields = url.EndsWith('/') || !own.NotFoundAppendsSlash ? own.RedirectHeaders : own.NotFoundHeaders;
        return AnswerOf(new(_contents.Make(cell), release, document, cell.Location, MayKeep(cell.Status, fields)));
    }

    private static bool MayKeep(int status, IReadOnlyDictionary<string, string> fields) => ClientCacheRule.MayStore(
        ClientCacheMode.PermanentRedirects, status, new(fields.Select(f => new HeaderField(f.Key, f.Value))));

    private int AnswerOf(Answer answer) => IndexOf(_answers, answer);

    private int KeyOf(string key) => IndexOf(_keys, key);

    private int UrlOf(string url) => IndexOf(_urls, url);

    private int Target(string? location)
    {
        if (location is null)
        {
            return -1;
        }
        var prefix = new[] { "https://", "http://" }.Select(scheme => scheme + _rules.Topology.Host)
            .FirstOrDefault(p => location.StartsWith(p + "/", StringComparison.OrdinalIgnoreCase));
        var local = prefix is null ? location : location[prefix.Length..];
        return local.StartsWith('/') ? _urls.IndexOf(local) : -1;
    }

    private static int IndexOf<T>(List<T> list, T value)
    {
        var index = list.IndexOf(value);
        if (index < 0)
        {
            list.Add(value);
            return list.Count - 1;
        }
        return index;
    }

    // Texts are left out, but for keys by which purges tell answers apart; families count by their order here.
    private string Signature(List<int> clients, EdgeStep[][] edge, int[][] origin)
    {
        var families = _answers.Select(a => a.Document).Where(d => d >= 0).Distinct().ToList();
        var answers = _answers.Select(a => $"{a.Content} {a.Release} {families.IndexOf(a.Document)} {a.ForClients}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(',', clients)}|{string.Join(';', edge.Select(r => string.Join(',', r)))}|"
            + $"{string.Join(';', origin.Select(r => string.Join(',', r)))}|{string.Join(';', answers)}");
    }
}
