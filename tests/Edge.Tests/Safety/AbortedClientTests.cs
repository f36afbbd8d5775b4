using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Safety;

/// <summary>Clients that leave before they were answered.</summary>
public sealed class AbortedClientTests
{
    private const string Inner = "GET /inner HTTP/1.1\r\nHost: a.test\r\n\r\n";

    /// <summary>Kestrel goes on to what it has not read of a connection that has ended. A proxy that ends one may have
    /// content of anybody on it.</summary>
    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Content_OfAClientThatLeft_IsNotTakenForARequest(string method)
    {
        var answered = new TaskCompletionSource();
        var held = Answers.Cacheable("held") with { After = answered.Task };
        await using var edge = await EdgeUnderTest.StartAsync(
            new(), new ScriptedOrigin(request => request.Target == "/a" ? held : Answers.Cacheable("one")));
        for (var i = 0; i < 20; i++)
        {
            using var client = await RawClient.ConnectAsync(edge.Url);
            // The followers of the first request wait without a look at their content.
            var request = $"{method} /a HTTP/1.1\r\nHost: a.test\r\nContent-Length: {Inner.Length}\r\n\r\n{Inner}";
            await client.SendAsync(request + request);
            await edge.Origin.ReceivedAsync(method == "GET" ? 1 : i + 1);
            client.Socket.LingerState = new(true, 0);
        }

        answered.SetResult();
        await Eventually.TrueAsync(() => edge.Collapser.InFlight == 0, "the fetch ends");
        Assert.Equal("one", await edge.Client.GetStringAsync("/z"));
        Assert.DoesNotContain(edge.Origin.Requests, request => request.Target == "/inner");
    }
}
