using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using CdnLab.AppHost.Edges;
using CdnLab.AppHost.Resources;
using CdnLab.Testing;

namespace CdnLab.Live.Tests.Imports;

/// <summary>A real program under a configuration as a user wrote it, before an origin that records what it is asked.
/// </summary>
internal sealed partial class RealProgram : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedOrigin _origin = new(_ => ScriptedResponse.Of(200, "", "Cache-Control: no-store"));
    private readonly int _port = LoopbackPorts.Take(1)[0];
    private ResourceGraph? _graph;

    /// <summary>Starts <c>varnishd</c> or <c>nginx</c>.</summary>
    /// <param name="name">The program.</param>
    /// <param name="text">Its configuration: of the port to listen on, the origin's address, and a folder.</param>
    /// <param name="arguments">Its arguments: of the same, and the configuration's file.</param>
    public static async Task<RealProgram> StartAsync(
        string name, Func<int, Uri, string, string> text, Func<int, string, string, IReadOnlyList<string>> arguments)
    {
        RequiredProgram.OrSkip(name);
        var program = new RealProgram();
        var file = program._folder["config"];
        await File.WriteAllTextAsync(file, text(program._port, program._origin.Url, program._folder.Location));
        program._graph = await ResourceGraph.StartAsync(
            [
                new(name, ResourceProgram.Foreign(EdgePrograms.Find(name)))
                {
                    Arguments = _ => arguments(program._port, program._folder.Location, file),
                    PublicUrl = new Uri($"http://127.0.0.1:{program._port}"),
                    HealthUrl = new Uri($"http://127.0.0.1:{program._port}/healthy"),
                },
            ],
            new() { Output = TextWriter.Null });
        return program;
    }

    /// <summary>What it does with a request: a redirect, a pass, or the URL that the origin is asked for.</summary>
    public async Task<string> DecideAsync(string method, string host, string target)
    {
        var before = _origin.Requests.Count;
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port);
        var request = $"{method} {target} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        var answer = await reader.ReadToEndAsync();
        var status = answer[9..12];
        return LocationField().Match(answer) is { Success: true } location ? $"{status} {location.Groups[1].Value}"
            : status != "200" ? status
            : (LookupField().IsMatch(answer) ? "" : "pass ") + _origin.Requests.Skip(before).Single().Target;
    }

    public async ValueTask DisposeAsync()
    {
        await (_graph?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _origin.DisposeAsync();
        _folder.Dispose();
    }

    [GeneratedRegex(@"\r\nLocation: ([^\r]*)\r\n", RegexOptions.IgnoreCase)]
    private static partial Regex LocationField();

    [GeneratedRegex(@"\r\nX-Lab: MISS\r\n", RegexOptions.IgnoreCase)]
    private static partial Regex LookupField();
}
