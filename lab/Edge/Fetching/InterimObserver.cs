using System.Runtime.InteropServices;
using System.Text;

namespace CdnLab.Edge.Fetching;

/// <summary>Sees the interim responses that the HTTP client drops: reads along at the head of each answer. Whoever
/// sends a request puts the receiver into <see cref="Receiver"/>.</summary>
internal sealed class InterimObserver
{
    /// <summary>Interim responses of one answer that are told; more than these are a flood.</summary>
    private const int AnswersMax = 16;

    private const int HeadBytesMax = 32 << 10;

    private readonly List<byte> _head = [];
    private InterimReceiver? _receiver;
    private int _told;

    /// <summary>The receiver of the request that the running code sends.</summary>
    public static AsyncLocal<InterimReceiver?> Receiver { get; } = new();

    /// <summary>A request is being sent: its answer begins with the next bytes read.</summary>
    public void Sending()
    {
        (_receiver, _told) = (Receiver.Value, 0);
        _head.Clear();
    }

    /// <summary>Reads along; done with an answer as soon as its final status is seen.</summary>
    public async ValueTask ReadAsync(ReadOnlyMemory<byte> piece, CancellationToken abandoned)
    {
        while (_receiver is { } receiver && piece.Length > 0)
        {
            var before = _head.Count;
            _head.AddRange(piece.Span);
            if (!MayBeInterim() || _head.Count > HeadBytesMax || _told == AnswersMax)
            {
                _receiver = null;
                return;
            }

            var end = CollectionsMarshal.AsSpan(_head).IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                return;
            }

            var text = Encoding.Latin1.GetString([.. _head.Take(end)]);
            piece = piece[(end + 4 - before)..];
            _head.Clear();
            _told++;
            if (InterimHead.Parse(text) is { } head)
            {
                await receiver(head.Status, head.Fields, abandoned);
            }
        }
    }

    // "HTTP/1.1 1": every final status begins otherwise.
    private bool MayBeInterim()
    {
        var known = "HTTP/1.1 1"u8;
        var length = Math.Min(_head.Count, known.Length);
        return CollectionsMarshal.AsSpan(_head)[..length].SequenceEqual(known[..length]);
    }
}
