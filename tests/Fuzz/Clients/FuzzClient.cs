using System.Net.Sockets;
using System.Text;

namespace CdnLab.Fuzz.Clients;

/// <summary>Plays a script on one connection and keeps what comes back.</summary>
public sealed class FuzzClient(ClientScript script)
{
    /// <summary>Longer than the edge may take for anything that it was asked.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(25);

    private const int ReceivedMax = 1 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(150);

    private readonly StringBuilder _received = new();

    public ClientScript Script => script;

    public string Received => _received.ToString();

    /// <summary>Whether the edge ended the connection.</summary>
    public bool Closed { get; private set; }

    /// <summary>Whether the client left before it had all that it asked for.</summary>
    public bool Left { get; private set; }

    /// <summary>Whether time ran out while it waited.</summary>
    public bool TimedOut { get; private set; }

    public async Task PlayAsync(Uri edge)
    {
        using var socket = new TcpClient { NoDelay = true };
        using var deadline = new CancellationTokenSource(Deadline, TimeProvider.System);
        try
        {
            await socket.ConnectAsync(edge.Host, edge.Port, deadline.Token);
            var stream = socket.GetStream();
            var sending = SendAsync(stream, deadline.Token);
            await ReceiveAsync(stream, deadline.Token);
            socket.Client.LingerState = new(true, 0);
            socket.Close();
            await sending;
        }
        catch (OperationCanceledException)
        {
            TimedOut = true;
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException)
        {
            Closed = true;
        }
    }

    private async Task SendAsync(NetworkStream stream, CancellationToken deadline)
    {
        try
        {
            var bytes = Encoding.Latin1.GetBytes(script.Bytes);
            var from = 0;
            foreach (var cut in script.Cuts.Append(bytes.Length))
            {
                await stream.WriteAsync(bytes.AsMemory(from, cut - from), deadline);
                from = cut;
                await (cut < bytes.Length ? Task.Delay(Pause, TimeProvider.System, deadline) : Task.CompletedTask);
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The edge refused what came before, or the client has left.
        }
    }

    private async Task ReceiveAsync(NetworkStream stream, CancellationToken deadline)
    {
        var buffer = new byte[16 * 1024];
        Task<int>? reading = null;
        while (true)
        {
            reading ??= stream.ReadAsync(buffer, deadline).AsTask();
            var idle = Task.Delay(Idle, TimeProvider.System, deadline);
            if (await Task.WhenAny(reading, idle) == idle)
            {
                await idle;
                if (HasAll())
                {
                    return;
                }

                continue;
            }

            var read = await reading;
            reading = null;
            if (read == 0)
            {
                Closed = true;
                return;
            }

            _received.Append(Encoding.Latin1.GetString(buffer, 0, read));
            if (_received.Length > ReceivedMax || (script.CloseAfter >= 0 && _received.Length > script.CloseAfter))
            {
                Left = true;
                return;
            }
        }
    }

    private bool HasAll()
    {
        try
        {
            return AnswerReader.Read(Received, script.Requests, closed: false).Count(answer => answer.Whole)
                >= script.Requests.Count(request => request.Content is not null);
        }
        catch (FormatException)
        {
            // What came is no HTTP, and the check will say so.
            return true;
        }
    }
}
