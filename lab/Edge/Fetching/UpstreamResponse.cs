using CdnLab.Model.Http;

namespace CdnLab.Edge.Fetching;

/// <summary>An answer whose header section has arrived; its body is read from <see cref="ReadAsync"/>. Whoever holds it
/// disposes it, which ends a body not read to its end.</summary>
public sealed class UpstreamResponse(
    HttpResponseMessage message,
    HeaderFields fields,
    Deadlines deadlines,
    DateTimeOffset requestTime,
    DateTimeOffset responseTime)
    : IDisposable
{
    private Stream? _body;

    public int Status => (int)message.StatusCode;

    /// <summary>Fields without those of the connection.</summary>
    public HeaderFields Fields => fields;

    public DateTimeOffset RequestTime => requestTime;

    public DateTimeOffset ResponseTime => responseTime;

    public long? ContentLength => message.Content.Headers.ContentLength;

    /// <summary>What was read too much of to store and is sent before the rest.</summary>
    public ReadOnlyMemory<byte> Prefix { get; set; }

    /// <summary>Reads the next piece; 0 at the end.</summary>
    /// <exception cref="FetchException">The body broke off, or the next piece took too long.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        using var deadline = deadlines.Start(deadlines.Timeouts.Body);
        try
        {
            _body ??= await message.Content.ReadAsStreamAsync(deadline.Token);
            return await _body.ReadAsync(buffer, deadline.Token);
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

    public void Dispose() => message.Dispose();
}
