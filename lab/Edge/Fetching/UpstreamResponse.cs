using CdnLab.Model.Http;

namespace CdnLab.Edge.Fetching;

/// <summary>An answer whose header section has arrived; its body is read from <see cref="ReadAsync"/>. Whoever holds it
/// disposes it, which ends a body not read to its end.</summary>
public sealed class UpstreamResponse(Deadlines deadlines, IDisposable message) : IDisposable
{
    private Stream? _body;
    private long _count;

    public required int Status { get; init; }

    /// <summary>Fields without those of the connection.</summary>
    public required HeaderFields Fields { get; init; }

    public required DateTimeOffset RequestTime { get; init; }

    public required DateTimeOffset ResponseTime { get; init; }

    public long? ContentLength { get; init; }

    /// <summary>Opens the body.</summary>
    public required Func<CancellationToken, Task<Stream>> Body { get; init; }

    /// <summary>Told when the body was read to its end.</summary>
    internal Action? Ended { get; init; }

    /// <summary>What was read too much of to store and is sent before the rest.</summary>
    public ReadOnlyMemory<byte> Prefix { get; set; }

    /// <summary>Reads the next piece; 0 at the end.</summary>
    /// <exception cref="FetchException">The body broke off, or the next piece took too long.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        if (_count == ContentLength)
        {
            return 0;
        }

        using var deadline = deadlines.Start(deadlines.Timeouts.Body);
        try
        {
            _body ??= await Body(deadline.Token);
            var read = await _body.ReadAsync(buffer, deadline.Token);
            if (read == 0 || (_count += read) == ContentLength)
            {
                Ended?.Invoke();
            }

            return read;
        }
        catch (OperationCanceledException late)
        {
            throw new FetchException(FetchFailure.OriginBodyTimedOut, late);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw new FetchException(FetchFailure.OriginBodyAborted, broken);
        }
    }

    /// <summary>Its place among the fetches under way, given up with it.</summary>
    internal IDisposable? Place { get; set; }

    public void Dispose()
    {
        message.Dispose();
        Place?.Dispose();
    }
}
