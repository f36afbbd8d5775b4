using System.Net;
using CdnLab.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CdnLab.Edge.Tests.Library;

/// <summary>The content of a client's request in the hands of a pipeline.</summary>
public sealed class ContentTests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Content_WithoutLength_ReachesThePipeline(string version)
    {
        await using var app = await Application.StartAsync(
            async context =>
            {
                var told = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody;
                var text = await new StreamReader(context.Request.Body).ReadToEndAsync();
                await context.Response.WriteAsync($"{told} {text}");
            },
            kestrel: server => server.ConfigureEndpointDefaults(
                listen => listen.Protocols = version == "2.0" ? HttpProtocols.Http2 : HttpProtocols.Http1));
        Assert.Equal("True hello", await SendAsync(app, version, new Unsized("hello")));
        Assert.Equal("False ", await SendAsync(app, version, null));
    }

    [Fact]
    public async Task Content_AfterThePipelineWasGivenUp_IsNotThatOfTheNextRequest()
    {
        var (gate, late) = (new TaskCompletionSource(), new TaskCompletionSource<string>());
        await using var app = await Application.StartAsync(async context =>
        {
            if (context.Request.Path == "/slow")
            {
                await gate.Task;
                try
                {
                    late.SetResult(await new StreamReader(context.Request.Body).ReadToEndAsync());
                }
                catch (Exception refused)
                {
                    late.SetException(refused);
                }

                return;
            }

            gate.SetResult();
            Task reading = late.Task;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reading);
            await context.Response.WriteAsync(await new StreamReader(context.Request.Body).ReadToEndAsync());
        });
        var slow = app.Client.PostAsync("/slow", new StringContent("first"));
        await Eventually.TrueAsync(
            () =>
            {
                app.Clock.Advance(TimeSpan.FromMinutes(1));
                return slow.IsCompleted;
            },
            "the run is given up");
        using var given = await slow;
        Assert.Equal(HttpStatusCode.GatewayTimeout, given.StatusCode);
        using var next = await app.Client.PostAsync("/next", new StringContent("second"));
        Assert.Equal("second", await next.Content.ReadAsStringAsync());
    }

    private static async Task<string> SendAsync(Application app, string version, HttpContent? content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/a")
        {
            Version = new(version),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        using var answer = await app.Client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private sealed class Unsized(string text) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text)).AsTask();

        protected override bool TryComputeLength(out long length) => (length = 0) < 0;
    }
}
