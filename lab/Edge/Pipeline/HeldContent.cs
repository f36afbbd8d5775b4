namespace CdnLab.Edge.Pipeline;

/// <summary>The content of a request, which can be taken out of the hands of whoever reads it: a request that was
/// answered early may still be being sent on.</summary>
internal sealed class HeldContent(Stream content) : Stream
{
    private readonly CancellationTokenSource _taken = new();
    private readonly SemaphoreSlim _reading = new(1);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Ends the reading that is under way, and all later; what is left is read from the result.</summary>
    public async Task<Stream> TakeAsync()
    {
        await _taken.CancelAsync();
        await _reading.WaitAsync();
        return content;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _taken.Token);
        await _reading.WaitAsync(either.Token);
        try
        {
            return await content.ReadAsync(buffer, either.Token);
        }
        finally
        {
            _reading.Release();
        }
    }

    public override Task<int> ReadAsync(
        byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
