using System.Buffers;

namespace CdnLab.Edge.Fetching;

/// <summary>Reads a whole body into memory.</summary>
internal static class BodyReader
{
    /// <summary>A length up to this is taken at its word: the body is read into the array that is stored.</summary>
    private const int ExactMax = 64 << 10;

    /// <summary>The body, or null when it is longer than <paramref name="max"/>: what was read is then the
    /// response's prefix.</summary>
    /// <exception cref="FetchException">The body broke off.</exception>
    public static async Task<byte[]?> ReadAsync(UpstreamResponse response, int max)
    {
        if (response.ContentLength > max)
        {
            return null;
        }

        if (response.ContentLength is { } length and <= ExactMax)
        {
            return await ReadExactlyAsync(response, (int)length);
        }

        var body = new ArrayBufferWriter<byte>((int)Math.Max(response.ContentLength ?? 4096, 1));
        while (true)
        {
            // One byte beyond a known length lets the read see the end without growing first.
            var room = body.FreeCapacity > 0 ? body.GetMemory() : body.GetMemory(Math.Max(body.WrittenCount, 4096));
            var read = await response.ReadAsync(room);
            if (read == 0)
            {
                return Whole(response, body.WrittenSpan.ToArray());
            }

            body.Advance(read);
            if (body.WrittenCount == response.ContentLength)
            {
                return body.WrittenSpan.ToArray();
            }

            if (body.WrittenCount > max)
            {
                response.Prefix = body.WrittenMemory;
                return null;
            }
        }
    }

    private static async Task<byte[]> ReadExactlyAsync(UpstreamResponse response, int length)
    {
        var body = new byte[length];
        for (var count = 0; count < length;)
        {
            var read = await response.ReadAsync(body.AsMemory(count));
            if (read == 0)
            {
                return Whole(response, body[..count]);
            }

            count += read;
        }

        return body;
    }

    /// <summary>What ends before its length is not whole, whoever let it end (RFC 9112 8).</summary>
    private static byte[] Whole(UpstreamResponse response, byte[] body) =>
        body.Length < response.ContentLength && response.Status is not (204 or 205 or 304)
            ? throw new FetchException(FetchFailure.OriginBodyAborted, null)
            : body;
}
