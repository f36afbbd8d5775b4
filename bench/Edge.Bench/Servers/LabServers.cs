namespace CdnLab.Edge.Bench.Servers;

/// <summary>The edge, and bare Kestrel beside it.</summary>
internal static class LabServers
{
    private const string Token = "bench";

    public static Task<ServerProcess> StartEdgeAsync(BenchOrigin origin, params string[] arguments) =>
        ServerProcess.StartServiceAsync(
            "edge", "CdnLab.Edge.dll",
            ["--origin", origin.Url, "--control-urls", "http://127.0.0.1:0", "--control-token", Token, .. arguments]);

    /// <summary>A client of a service's control listener.</summary>
    public static HttpClient Control(ServerProcess service) => new()
    {
        BaseAddress = new(service.ControlUrl),
        DefaultRequestHeaders = { Authorization = new("Bearer", Token) },
    };

    public static Task<ServerProcess> StartBareAsync() =>
        ServerProcess.StartServiceAsync("bare Kestrel", "CdnLab.Edge.Bench.dll", "bare");

    public static Task<ServerProcess> StartBareInlineAsync() =>
        ServerProcess.StartServiceAsync("bare Kestrel, sockets as the edge's", "CdnLab.Edge.Bench.dll", "bare-inline");
}
