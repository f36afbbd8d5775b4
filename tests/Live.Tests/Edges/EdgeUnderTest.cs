using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using CdnLab.AppHost.Edges;
using CdnLab.AppHost.Resources;
using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;
using CdnLab.ServiceDefaults.Clock;
using CdnLab.Testing;

namespace CdnLab.Live.Tests.Edges;

/// <summary>A real program as an edge before an origin that records what it is asked.</summary>
internal sealed partial class EdgeUnderTest : IAsyncDisposable
{
    public const string Host = "edge.example";

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly ProgramEdge _edge;
    private readonly ScriptedOrigin _origin;
    private ResourceGraph? _graph;

    private EdgeUnderTest(
        EdgeKind kind,
        IReadOnlyList<EdgeConfig> configs,
        Func<RecordedRequest, ScriptedResponse> origin,
        ContainerEngine? engine)
    {
        _origin = new(origin);
        var plan = new ProgramPlan
        {
            Site = new() { Name = "test", Host = Host, Origin = _origin.Url, Profile = CacheProfiles.Fastly },
            Configs = configs.ToDictionary(config => config.Name),
            Config = configs[0].Name,
            PurgeDelivery = new() { DelayMedian = TimeSpan.Zero },
            Seed = 1,
            Launcher = new(engine, "cdnlab-test", kind == EdgeKind.Varnish ? "varnish:7.1" : "nginx:1.22", ["/shared"]),
            ConfigFolder = _folder.Location,
            WorkFolder = _folder.Location,
        };
        _edge = kind == EdgeKind.Varnish ? new VarnishEdge(plan) : new NginxEdge(plan);
    }

    public ProgramEdge Edge => _edge;

    /// <summary>An answer of the origin with these fields.</summary>
    public static ScriptedResponse Answer(int status, params string[] fields) => ScriptedResponse.Of(
        status, "", ["Date: Fri, 10 Jun 2022 10:00:00 GMT", .. fields]);

    public static async Task<EdgeUnderTest> StartAsync(
        EdgeKind kind,
        IReadOnlyList<EdgeConfig> configs,
        Func<RecordedRequest, ScriptedResponse> origin,
        ContainerEngine? engine = null)
    {
        RequiredProgram.OrSkip(kind == EdgeKind.Varnish ? "varnishd" : "nginx");
        var test = new EdgeUnderTest(kind, configs, origin, engine);
        test._graph = await ResourceGraph.StartAsync(
            test._edge.Resources(null), new() { Output = TextWriter.Synchronized(test._output) });
        await test._edge.AttachAsync(new LabTimeProvider(TimeProvider.System), configs[0].Name, CancellationToken.None);
        return test;
    }

    /// <summary>Names of the lab's fields that the origin has been sent.</summary>
    public IReadOnlyList<string> LabFields => [.. _origin.Requests
        .SelectMany(request => request.Fields.Select(pair => pair.Key))
        .Where(name => name.StartsWith("cdnlab-", StringComparison.OrdinalIgnoreCase)).Distinct().Order()];

    /// <summary>Kills the program and starts it again, as a fault does.</summary>
    public async Task KillAndStartAsync()
    {
        await _graph!["test"].KillAsync();
        await _graph["test"].StartAsync();
        await _edge.AttachAsync(new LabTimeProvider(TimeProvider.System), "plain", CancellationToken.None);
    }

    /// <summary>What the program makes of a request, in the words of the model.</summary>
    public async Task<EdgeAnswer> AskAsync(string method, string target)
    {
        var before = _origin.Requests.Count;
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _graph!["test"].PublicUrl.Port);
        var request = $"{method} {target} HTTP/1.1\r\nHost: any.example\r\nCdnLab-Trace: 1\r\n"
            + "Content-Length: 0\r\nConnection: close\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        var answer = await reader.ReadToEndAsync();
        var key = KeyField().Match(answer) is { Success: true } found ? found.Groups[1].Value : null;
        var outcome = OutcomeField().Match(answer).Groups[1].Value;
        return new(
            int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture),
            LocationField().Match(answer) is { Success: true } location ? location.Groups[1].Value : null,
            _origin.Requests.Skip(before).FirstOrDefault()?.Target,
            outcome == "passed" ? null : key,
            outcome);
    }

    public async ValueTask DisposeAsync()
    {
        await (_graph?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _origin.DisposeAsync();
        _folder.Dispose();
    }

    [GeneratedRegex(@"\r\nLocation: ([^\r]*)\r\n", RegexOptions.IgnoreCase)]
    private static partial Regex LocationField();

    [GeneratedRegex("\"key\":\"([^\r]*)\",\"outcome\"")]
    private static partial Regex KeyField();

    [GeneratedRegex("\"outcome\":\"([a-z_]*)\"")]
    private static partial Regex OutcomeField();
}
