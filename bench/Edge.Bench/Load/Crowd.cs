using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CdnLab.Edge.Bench.Load;

/// <summary>Many clients that ask for one URL at the same moment, each on a connection of its own.</summary>
internal sealed record Crowd(TimeSpan FirstAnswer, TimeSpan LastAnswer, int Whole)
{
    /// <summary>Asks, and waits until all are answered; <see cref="Whole"/> counts the answers of 200 with
    /// <paramref name="bodyBytes"/> bytes.</summary>
    public static async Task<Crowd> AskAsync(string url, int clients, int bodyBytes)
    {
        var address = new Uri(url);
        var request = Encoding.ASCII.GetBytes(
            $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n");
        var sockets = new List<Socket>();
        try
        {
            for (var i = 0; i < clients; i++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                sockets.Add(socket);
                await socket.ConnectAsync(address.Host, address.Port);
            }

            var begin = TimeProvider.System.GetTimestamp();
            var answers = await Task.WhenAll(sockets.Select(async socket =>
            {
                await socket.SendAsync(request);
                var whole = await ReadAsync(socket, bodyBytes);
                return (whole, Took: TimeProvider.System.GetElapsedTime(begin));
            }));
            return new(answers.Min(a => a.Took), answers.Max(a => a.Took), answers.Count(a => a.whole));
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    private static async Task<bool> ReadAsync(Socket socket, int bodyBytes)
    {
        var buffer = new byte[16 << 10];
        for (var length = 0; ;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            length += read;
            var text = Encoding.ASCII.GetString(buffer, 0, length);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (read == 0 || (end >= 0 && length >= end + 4 + LengthOf(text[..end])))
            {
                return text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && length == end + 4 + bodyBytes;
            }
        }
    }

    private static int LengthOf(string head) => head.Split("\r\n")
        .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
        .Select(line => int.Parse(line.Split(':')[1], CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
