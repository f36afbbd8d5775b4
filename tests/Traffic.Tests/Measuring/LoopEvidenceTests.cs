using System.Text.Json.Nodes;
using CdnLab.Model.Clients;
using CdnLab.Model.Workloads;
using CdnLab.Testing;
using CdnLab.Traffic.Measuring;
using Xunit;

namespace CdnLab.Traffic.Tests.Measuring;

public class LoopEvidenceTests
{
    private const string Trace = """
        [{"tier":"pop","config":"after","key":"pypi.org/a","outcome":"miss"},
         {"tier":"shield","key":"pypi.org/b","outcome":"hit","age":12.5,"stored_release":"before",
          "stored_config":"before","stored_at":"2022-06-10T10:31:00Z"}]
        """;

    private static readonly ClientPersona Persona = new() { Name = "requests" };

    [Fact]
    public async Task Loop_FirstOfAProject_IsWrittenWithTheTracedChain()
    {
        var walked = 0;
        await using var server = await TestServer.StartAsync(context =>
        {
            if (context.Request.Headers["CdnLab-Trace"] == "1")
            {
                Interlocked.Increment(ref walked);
                context.Response.Headers["CdnLab-Trace"] = Trace.ReplaceLineEndings("");
            }
            return TestServer.RedirectAsync(context, "/pypi/pyOpenSSL/json");
        });
        await using var lab = new TestGenerator(TestTraffic.Of(server.Url, Persona));
        await LoopAsync(lab);

        var first = Assert.Single(lab.Events("loop_first"));
        Assert.Equal("pyOpenSSL", (string?)first["project"]);
        Assert.True((bool)first["differs"]!);
        Assert.Null(first["missing"]);
        Assert.Equal(("ams", "requests"), ((string?)first["pop"], (string?)first["persona"]));
        Assert.Equal("/pypi/pyopenssl/json", (string?)first["url"]);
        Assert.Equal(31, (int)first["wire_requests"]!);
        Assert.Equal(LoopEvidence.HopsMax, first["chain"]!.AsArray().Count);
        Assert.Equal(LoopEvidence.HopsMax, walked);
        var hop = first["chain"]![0]!;
        Assert.Equal("/pypi/pyopenssl/json", (string?)hop["url"]);
        Assert.Equal("/pypi/pyOpenSSL/json", (string?)first["chain"]![1]!["url"]);
        Assert.Equal((301, "/pypi/pyOpenSSL/json"), ((int)hop["status"]!, (string?)hop["location"]));
        Assert.Equal(("pypi.org/b", "hit", 12.5), ((string?)hop["key"], (string?)hop["outcome"], (double?)hop["age"]));
        Assert.Equal(("before", "before"), ((string?)hop["stored_release"], (string?)hop["stored_config"]));
        Assert.Equal(new DateTimeOffset(2022, 6, 10, 10, 31, 0, TimeSpan.Zero), (DateTimeOffset?)hop["stored_at"]);
    }

    [Fact]
    public async Task Loop_WalkOfTheChain_CountsInNoSeries()
    {
        await using var server = await TestServer.StartSelfRedirectingAsync();
        await using var lab = new TestGenerator(TestTraffic.Of(server.Url, Persona));
        await LoopAsync(lab);

        Assert.Equal(server.Requests.Count - LoopEvidence.HopsMax, lab.Sum("wire_requests"));
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[3]")]
    public async Task Loop_TraceIsUnreadable_IsWrittenWithWhatTheClientSaw(string trace)
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Headers["CdnLab-Trace"] = trace;
            return TestServer.RedirectAsync(context, context.Request.Path);
        });
        await using var lab = new TestGenerator(TestTraffic.Of(server.Url, Persona));
        await LoopAsync(lab);

        var hop = Assert.IsType<JsonArray>(Assert.Single(lab.Events("loop_first"))["chain"])[0]!;
        Assert.Equal(301, (int)hop["status"]!);
        Assert.Null(hop["key"]);
    }

    [Fact]
    public async Task Loop_ManyProjects_OnlyTheFirstFewHaveAChain()
    {
        await using var server = await TestServer.StartSelfRedirectingAsync();
        await using var lab = new TestGenerator(TestTraffic.Of(server.Url, Persona) with
        {
            Catalogue = new CatalogueOptions { Projects = 100, ZipfExponent = 0 },
            Rate = 10,
        });
        lab.Traffic.Start();
        lab.AdvanceToArrivals(40);
        lab.Traffic.Mix(0, null);
        await lab.EndedAsync((long)lab.Sum("arrivals"));
        await lab.Traffic.StopAsync();

        Assert.Equal(LoopEvidence.ChainsMax, lab.Events("loop_first").Count(e => e["chain"] is not null));
        Assert.Equal(lab.Traffic.Status.AffectedProjects, lab.Events("loop_first").Count());
        Assert.Equal(
            lab.Events("loop_first").Select(e => (string?)e["project"]).Order(),
            lab.Events("loop_last").Select(e => (string?)e["project"]).Order());
    }

    private static async Task LoopAsync(TestGenerator lab)
    {
        lab.Traffic.Start();
        lab.AdvanceToArrivals(1);
        lab.Traffic.Mix(0, null);
        await lab.EndedAsync(1);
        await Eventually.TrueAsync(() => lab.Events("loop_first").Any(), "the first loop is in the journal");
    }
}
