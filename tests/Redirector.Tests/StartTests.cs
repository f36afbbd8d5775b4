using CdnLab.ServiceDefaults.Hosting;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Redirector.Tests;

public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cdnlab-redirector-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Start_WithoutAnEdge_TellsHowToNameOne()
    {
        var failure = await Assert.ThrowsAsync<ServiceStartException>(
            () => LiveService.StartAsync(RedirectorService.Definition));
        Assert.Contains("--target", failure.Fix);
        Assert.Contains("services__edge__http__0", failure.Fix);
    }

    [Fact]
    public async Task Start_WithManyMistakes_TellsAllAtOnce()
    {
        var path = Path.Combine(_folder, "redirector.json");
        await File.WriteAllTextAsync(path, """
            {
              "path": "/x/{name}/{version}", "document": "{name", "host": "no host",
              "client": {"name": "c", "requests_max": 0, "timeout": 0}
            }
            """);
        var failure = await Assert.ThrowsAsync<ServiceStartException>(() => LiveService.StartAsync(
            RedirectorService.Definition, null, ("config", path), ("target", "http://127.0.0.1:9")));
        string[] findings = ["path: ", "document: ", "host: ", "client.requests_max: 0", "client.timeout: 0"];
        var lines = failure.Message.Split('\n');
        Assert.All(findings.Zip(lines), pair => Assert.StartsWith(pair.First, pair.Second));
        Assert.Equal(findings.Length, lines.Length);
    }

    [Fact]
    public async Task Start_AsAProcess_FindsTheEdgeByServiceDiscovery()
    {
        await using var edge = ScriptedOrigin.InOrder(ScriptedResponse.Of(404));
        using var process = ServiceProcess.Start(
            "CdnLab.Redirector", ["--urls=http://127.0.0.1:0"], ("services__edge__http__0", edge.Url.ToString()));
        try
        {
            var ready = (await ServiceProcess.ReadStartLineAsync(process))!.Ready!;
            using var client = new HttpClient { BaseAddress = new Uri(ready.Public[0]) };
            using var response = await client.GetAsync("/packages/source/f/flask/flask-1.0.tar.gz");
            Assert.Equal("/pypi/flask/json", Assert.Single(edge.Requests).Target);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
