using System.Net.Sockets;

namespace CdnLab.Edge.Fetching;

/// <summary>A connection to the next hop, read along by an <see cref="InterimObserver"/>.</summary>
internal sealed class UpstreamStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    private readonly InterimObserver _observer = new();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _observer.Sending();
        return base.WriteAsync(buffer, cancellationToken);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        await _observer.ReadAsync(buffer[..read], cancellationToken);
        return read;
    }
}
