using System.Net.Sockets;
using CdnLab.Edge.Configuration;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Safety;

/// <summary>Clients that send too much, or too slowly. Times of sockets are real, and short here.</summary>
public sealed class ClientLimitTests
{
    private const string Post = "POST /a HTTP/1.1\r\nHost: a.test\r\n";
    private const string Get = "GET /a HTTP/1.1\r\nHost: a.test\r\n";

    private static readonly EdgeOptions Impatient = new()
    {
        Clients = new()
        {
            FieldsTime = TimeSpan.FromSeconds(1), IdleTime = TimeSpan.FromSeconds(1),
            SlowTime = TimeSpan.FromSeconds(1.5), ContentBytesMax = 100, BytesPerSecondMin = 10_000,
        },
    };

    public static TheoryData<string, int> TooMuch => new()
    {
        { $"GET /{new string('a', 9000)} HTTP/1.1\r\nHost: a.test\r\n\r\n", 414 },
        { $"{new string('X', 9000)} /a HTTP/1.1\r\nHost: a.test\r\n\r\n", 414 },
        { $"{Get}X: {new string('x', 40_000)}\r\n\r\n", 431 },
        { $"{Get}{string.Concat(Enumerable.Range(0, 110).Select(i => $"X{i}: y\r\n"))}\r\n", 431 },
        { $"{Get}{string.Concat(Enumerable.Range(0, 110).Select(_ => "Cookie: y\r\n"))}\r\n", 431 },
        { $"{Post}Content-Length: 101\r\n\r\n{new string('x', 101)}", 413 },
        { $"{Post}Transfer-Encoding: chunked\r\n\r\n65\r\n{new string('x', 101)}\r\n0\r\n\r\n", 413 },
    };

    [Theory]
    [MemberData(nameof(TooMuch), DisableDiscoveryEnumeration = true)]
    public async Task Request_TooLarge_IsRefused(string request, int status)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Impatient, One());
        using var client = await RawClient.ConnectAsync(edge.Url);
        await client.SendAsync(request);
        await client.ReadUntilAsync($"HTTP/1.1 {status} ");
        Assert.Equal("one", await edge.Client.GetStringAsync("/z"));
        Assert.Empty(edge.Store.Inspect("a.test/a"));
    }

    [Theory]
    [InlineData("GET /a HT", "HTTP/1.1 408 ")]
    [InlineData(Get, "HTTP/1.1 408 ")]
    [InlineData("", "")]
    [InlineData("POST /a HTTP/1.1\r\nHost: a.test\r\nContent-Length: 99\r\n\r\nx", "HTTP/1.1 408 ")]
    public async Task Request_ThatDoesNotComeToItsEnd_EndsTheConnection(string part, string answer)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Impatient, One());
        using var client = await RawClient.ConnectAsync(edge.Url);
        await client.SendAsync(part);
        Assert.StartsWith(answer, await client.ReadToEndAsync());
        Assert.Equal("one", await edge.Client.GetStringAsync("/z"));
    }

    [Fact]
    public async Task Answer_ThatIsNotRead_EndsTheConnection()
    {
        var large = Answers.Cacheable(new string('x', 20_000_000));
        // A second for all of it, were it read as fast as it must be.
        var options = new EdgeOptions { Clients = Impatient.Clients with { BytesPerSecondMin = 20_000_000 } };
        await using var edge = await EdgeUnderTest.StartAsync(options, ScriptedOrigin.InOrder(large));
        using var client = await RawClient.ConnectAsync(edge.Url);
        client.Socket.ReceiveBufferSize = 4096;
        await client.SendAsync(Get + "\r\n");
        await edge.Origin.ReceivedAsync(1);
        await Eventually.TrueAsync(() => IsReset(client.Socket), "the edge ends the connection");
    }

    [Fact]
    public async Task Connection_BeyondTheLimit_IsClosedAndTheOthersLive()
    {
        var options = new EdgeOptions { Load = new() { ConnectionsMax = 2 } };
        await using var edge = await EdgeUnderTest.StartAsync(options, One());
        Assert.Equal("one", await edge.Client.GetStringAsync("/a"));
        using var second = await RawClient.ConnectAsync(edge.Url);
        await second.SendAsync(Get + "\r\n");
        await second.ReadUntilAsync("one");
        using var third = await RawClient.ConnectAsync(edge.Url);
        Assert.Equal("", await third.ReadToEndAsync());
        Assert.Equal("one", await edge.Client.GetStringAsync("/a"));
    }

    private static ScriptedOrigin One() => ScriptedOrigin.InOrder(Answers.Cacheable("one"));

    private static bool IsReset(Socket socket)
    {
        try
        {
            socket.Send([0]);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
