using CdnLab.Model.Clients;
using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;
using CdnLab.Traffic.Sending;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CdnLab.Traffic.Tests.Sending;

public class CacheFillTests
{
    private static readonly ClientPersona Persona = TestTraffic.Shipped("requests") with { GzipShare = 1 };

    [Fact]
    public async Task RunAsync_ManyDraws_SendsEachDifferentRequestOnce()
    {
        await using var server = await TestServer.StartAsync(context => context.Response.WriteAsync("ok"));
        using var workload = new Workload(TestTraffic.Of(server.Url, Persona) with
        {
            Catalogue = new CatalogueOptions { Projects = 20, ZipfExponent = 0 },
        });

        var sent = await new CacheFill(workload, new RandomStream(1, "fill")).RunAsync(2_000, CancellationToken.None);

        Assert.Equal(20, sent);
        Assert.Equal(20, server.Requests.Distinct().Count());
        Assert.Equal(20, server.Requests.Count);
    }

    [Fact]
    public async Task RunAsync_Redirect_AsksForItsTargetToo()
    {
        await using var server = await TestServer.StartAsync(context => context.Request.Path.Value == "/pypi/pyopenssl/json"
            ? TestServer.RedirectAsync(context, "/pypi/pyOpenSSL/json")
            : context.Response.WriteAsync("ok"));
        using var workload = new Workload(TestTraffic.Of(server.Url, Persona));

        await new CacheFill(workload, new RandomStream(1, "fill")).RunAsync(5, CancellationToken.None);

        Assert.Equal(
            ["/pypi/pyopenssl/json", "/pypi/pyOpenSSL/json"],
            server.Requests.Select(request => request[request.IndexOf('/', StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task RunAsync_Loop_EndsWhereThePersonaGivesUp()
    {
        await using var server = await TestServer.StartSelfRedirectingAsync();
        using var workload = new Workload(TestTraffic.Of(server.Url, Persona));

        await new CacheFill(workload, new RandomStream(1, "fill")).RunAsync(1, CancellationToken.None);

        Assert.Equal(31, server.Requests.Count);
    }

    [Fact]
    public async Task RunAsync_BeforeArrivals_LeavesTheirSequenceAsItIs()
    {
        await using var server = await TestServer.StartAsync(context => context.Response.WriteAsync("ok"));
        var options = TestTraffic.Of(server.Url, Persona) with { Catalogue = new CatalogueOptions { Projects = 50 } };
        using var filled = new Workload(options);
        using var untouched = new Workload(options);

        await new CacheFill(filled, new RandomStream(1, "fill")).RunAsync(100, CancellationToken.None);

        var drawn = Enumerable.Range(0, 20).Select(_ => filled.Draw(default).Path);
        Assert.Equal(Enumerable.Range(0, 20).Select(_ => untouched.Draw(default).Path), drawn);
    }
}
