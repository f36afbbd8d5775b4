using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Origin.Tests.Serving;

public sealed class ControlTests : IAsyncLifetime
{
    private LiveService _origin = null!;

    public async ValueTask InitializeAsync() => _origin = await Origins.StartAsync();

    public ValueTask DisposeAsync() => _origin.DisposeAsync();

    [Fact]
    public async Task Release_Switched_AnswersByTheOtherFromTheNextRequestOn()
    {
        Assert.Equal((200, 301), await StatusesAsync());
        var answer = await _origin.PutAsync("/control/release", new { name = "after" });
        Assert.Equal("""{"name":"after"}""", answer.ToJsonString());
        Assert.Equal((301, 200), await StatusesAsync());
        await _origin.PutAsync("/control/release", new { name = "before" });
        Assert.Equal((200, 301), await StatusesAsync());
        var events = (await JournalAsync()).Select(e => ((string)e!["kind"]!, (string)e["from"]!, (string)e["to"]!));
        Assert.Equal([("deploy_origin", "before", "after"), ("deploy_origin", "after", "before")], events);
    }

    [Theory]
    [InlineData("release", """{"name":"afer"}""", "after")]
    [InlineData("release", """{}""", "docs/protocol.md")]
    [InlineData("capacity", """{"workers":0}""", "from 1")]
    [InlineData("capacity", """{"workers":2,"delay_seconds":-1}""", "at least 0")]
    [InlineData("faults", """{"error_ratio":1.5}""", "from 0 to 1")]
    [InlineData("faults", """{"slowdown":0}""", "above 0")]
    [InlineData("faults", """{"slow":2}""", "docs/protocol.md")]
    public async Task Put_Nonsense_Is400WithTheFixAndChangesNothing(string what, string body, string fix)
    {
        var before = await _origin.Control.GetStringAsync($"/control/{what}");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _origin.Control.PutAsync($"/control/{what}", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(fix, (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["fix"]);
        Assert.Equal(before, await _origin.Control.GetStringAsync($"/control/{what}"));
        Assert.Empty(await JournalAsync());
    }

    [Fact]
    public async Task Series_RequestsByCause_CountARedirectAsItsOwnCause()
    {
        foreach (var cause in new[] { "miss", "revalidation", "purge-refill", "retry", "retry", "unheard-of" })
        {
            (await _origin.AskAsync("/pypi/requests/json", null, ("CdnLab-Cause", cause))).Dispose();
            (await _origin.AskAsync("/pypi/nothing/json", null, ("CdnLab-Cause", cause))).Dispose();
            (await _origin.AskAsync("/pypi/Requests/json", null, ("CdnLab-Cause", cause))).Dispose();
        }
        var expected = new Dictionary<string, double>
        {
            ["requests"] = 18,
            ["cause_miss"] = 2,
            ["cause_revalidation"] = 2,
            ["cause_purge_refill"] = 2,
            ["cause_retry"] = 4,
            ["cause_redirect"] = 6,
            ["documents"] = 6,
            ["not_found"] = 6,
            ["redirects"] = 6,
            ["server_errors"] = 0,
        };
        foreach (var (name, value) in expected)
        {
            Assert.Equal((name, value), (name, await _origin.SumAsync(name)));
        }
    }

    [Fact]
    public async Task Faults_ErrorRatioOne_AnswersEverything503UntilItEnds()
    {
        await _origin.PutAsync("/control/faults", new { error_ratio = 1.0 });
        using var failed = await _origin.AskAsync("/pypi/requests/json");
        Assert.Equal(503, (int)failed.StatusCode);
        Assert.Equal(["CdnLab-Release", "Content-Length", "Content-Type"], failed.Fields().Keys);
        using var health = await _origin.AskAsync("/health");
        Assert.Equal(503, (int)health.StatusCode);
        await _origin.PutAsync("/control/faults", new { });
        using var recovered = await _origin.AskAsync("/pypi/requests/json");
        Assert.Equal(200, (int)recovered.StatusCode);
        Assert.Equal(1, await _origin.SumAsync("server_errors"));
        Assert.Equal(["slowdown 1, error ratio 1", "none"], (await JournalAsync()).Select(e => (string?)e!["text"]));
    }

    [Fact]
    public async Task Faults_ErrorRatio_IsTheShareOfFailures()
    {
        const int asked = 400;
        const double ratio = 0.3;
        await _origin.PutAsync("/control/faults", new { error_ratio = ratio });
        for (var i = 0; i < asked; i++)
        {
            (await _origin.AskAsync("/pypi/requests/json")).Dispose();
        }
        var deviation = Math.Sqrt(asked * ratio * (1 - ratio));
        Assert.Equal(asked * ratio, await _origin.SumAsync("server_errors"), tolerance: 4 * deviation);
    }

    [Fact]
    public async Task Faults_Down_BreaksConnectionsAndStaysAlive()
    {
        await _origin.PutAsync("/control/faults", new { down = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => _origin.AskAsync("/pypi/requests/json"));
        await Assert.ThrowsAsync<HttpRequestException>(() => _origin.AskAsync("/health"));
        Assert.Equal("Alive", await _origin.Public.GetStringAsync("/alive"));
        Assert.Equal(0, await _origin.SumAsync("requests"));
        await _origin.PutAsync("/control/faults", new { });
        Assert.Equal("Healthy", await _origin.Public.GetStringAsync("/health"));
    }

    private async Task<(int Verbatim, int Normalised)> StatusesAsync()
    {
        using var verbatim = await _origin.AskAsync("/pypi/pyOpenSSL/json");
        using var normalised = await _origin.AskAsync("/pypi/pyopenssl/json");
        var release = (string)(await _origin.Control.GetFromJsonAsync<JsonObject>("/control/release"))!["name"]!;
        Assert.Equal(release, verbatim.Fields()["CdnLab-Release"]);
        return ((int)verbatim.StatusCode, (int)normalised.StatusCode);
    }

    private async Task<JsonArray> JournalAsync() =>
        (await _origin.Control.GetFromJsonAsync<JsonObject>("/control/journal"))!["events"]!.AsArray();
}
