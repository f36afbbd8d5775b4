using System.Net.Sockets;
using System.Text;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Safety;

/// <summary>A client that sends bytes, not requests, and sees all that comes back.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client;
    private readonly StringBuilder _received = new();

    private readonly NetworkStream _stream;

    private RawClient(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    /// <summary>What has come so far; a character is a byte.</summary>
    public string Received => _received.ToString();

    public Socket Socket => _client.Client;

    public static async Task<RawClient> ConnectAsync(Uri edge)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(edge.Host, edge.Port);
        return new(client);
    }

    /// <summary>Sends the text, whose last request must end the connection or be refused; the statuses of all answers
    /// in order.</summary>
    public static async Task<IReadOnlyList<int>> StatusesAsync(Uri edge, string text)
    {
        using var client = await ConnectAsync(edge);
        await client.SendAsync(text);
        return RawAnswers.Statuses(await client.ReadToEndAsync());
    }

    /// <summary>Sends characters as bytes; that the edge has closed already is no failure.</summary>
    public async Task SendAsync(string text)
    {
        try
        {
            await _stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        }
        catch (IOException)
        {
            // The edge has refused what came before.
        }
    }

    /// <summary>Reads until the text has come; fails when the connection ends before.</summary>
    public async Task ReadUntilAsync(string awaited)
    {
        while (!Received.Contains(awaited, StringComparison.Ordinal))
        {
            Assert.True(await ReadAsync(), $"the connection ended before '{awaited}' came: {Received}");
        }
    }

    /// <summary>Reads until the edge ends the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        while (await ReadAsync())
        {
        }

        return Received;
    }

    public void Dispose() => _client.Dispose();

    private async Task<bool> ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        try
        {
            using var late = new CancellationTokenSource(Eventually.Deadline, TimeProvider.System);
            var read = await _stream.ReadAsync(buffer, late.Token);
            _received.Append(Encoding.Latin1.GetString(buffer, 0, read));
            return read > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
