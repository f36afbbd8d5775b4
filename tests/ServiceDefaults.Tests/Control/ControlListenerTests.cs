using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CdnLab.ServiceDefaults.Hosting;
using CdnLab.ServiceDefaults.Tests.Hosting;
using Xunit;

namespace CdnLab.ServiceDefaults.Tests.Control;

public sealed class ControlListenerTests : IAsyncLifetime
{
    private RunningService _service = null!;
    private HttpClient _control = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await ServiceHost.StartAsync(TestServices.Hello, TestServices.Configuration());
        _control = TestServices.ClientOf(_service.ControlUrls);
    }

    public ValueTask DisposeAsync()
    {
        _control.Dispose();
        return _service.DisposeAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData(TestServices.Token + "x")]
    [InlineData("")]
    public async Task Request_WithoutTheToken_Is401WithTheFix(string? token)
    {
        using var client = TestServices.ClientOf(_service.ControlUrls, token);
        foreach (var path in new[] { "/control/clock", "/control/nothing", "/nothing" })
        {
            using var response = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            var body = await response.Content.ReadFromJsonAsync<JsonObject>();
            Assert.Contains("token", (string?)body!["fix"]);
        }
    }

    [Theory]
    [InlineData("/health", "Healthy")]
    [InlineData("/alive", "Alive")]
    public async Task Health_WithoutToken_IsAnswered(string path, string answer)
    {
        using var client = TestServices.ClientOf(_service.ControlUrls, token: null);
        Assert.Equal(answer, await client.GetStringAsync(path));
    }

    [Fact]
    public async Task PublicListener_ControlPath_IsNotThere()
    {
        using var client = TestServices.ClientOf(_service.PublicUrls);
        using var response = await client.GetAsync("/control/clock");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("hello", await client.GetStringAsync("/"));
    }

    [Fact]
    public async Task Clock_Put_IsInForceAndReadBack()
    {
        const string anchor = """{"real":"2022-06-10T10:00:00+00:00","lab":"2001-01-01T00:00:00+00:00","speed":0}""";
        using var put = await _control.PutAsync("/control/clock", Json(anchor));
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(anchor, await _control.GetStringAsync("/control/clock"));
        var clock = (TimeProvider)_service.Services.GetService(typeof(TimeProvider))!;
        Assert.Equal(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
    }

    [Theory]
    [InlineData("""{"real":"2022-06-10T10:00:00Z","lab":"2001-01-01T00:00:00Z","speed":-1}""")]
    [InlineData("""{"real":"2022-06-10T10:00:00Z","lab":"noon","speed":1}""")]
    [InlineData("""{"speeed":1}""")]
    [InlineData("""{"speed":""")]
    [InlineData("null")]
    public async Task Clock_PutNonsense_Is400WithTheFix(string body)
    {
        using var response = await _control.PutAsync("/control/clock", Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.NotEmpty((string)error!["error"]!);
        Assert.NotEmpty((string)error["fix"]!);
    }

    [Theory]
    [InlineData("/control/nothing", HttpStatusCode.NotFound)]
    [InlineData("/control/fault", HttpStatusCode.InternalServerError)]
    public async Task Request_ThatFails_IsAnsweredAsError(string path, HttpStatusCode status)
    {
        using var response = await _control.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        Assert.NotEmpty((string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["fix"]!);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
