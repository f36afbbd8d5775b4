using System.Globalization;
using System.Text;

namespace CdnLab.Testing;

/// <summary>Reads HTTP/1.1 requests off a connection, byte by byte exact.</summary>
internal sealed class WireReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next request; null when the client closed the connection.</summary>
    public async Task<RecordedRequest?> ReadAsync(CancellationToken cancellation)
    {
        if (await ReadLineOrEndAsync(cancellation) is not { Length: > 0 } line)
        {
            return null;
        }

        var parts = line.Split(' ');
        var fields = new List<KeyValuePair<string, string>>();
        while (await ReadLineAsync(cancellation) is { Length: > 0 } field)
        {
            var colon = field.IndexOf(':');
            fields.Add(new(field[..colon], field[(colon + 1)..].Trim()));
        }

        var request = new RecordedRequest(parts[0], parts[1], fields, "");
        return request with { Body = await ReadBodyAsync(request, cancellation) };
    }

    private async Task<string> ReadBodyAsync(RecordedRequest request, CancellationToken cancellation)
    {
        if (request["Content-Length"] is { } length)
        {
            return await ReadExactlyAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellation);
        }

        var body = new StringBuilder();
        while (request["Transfer-Encoding"] == "chunked")
        {
            var line = await ReadLineAsync(cancellation);
            var size = int.Parse(line, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Append(await ReadExactlyAsync(size, cancellation));
            await ReadLineAsync(cancellation);
            if (size == 0)
            {
                break;
            }
        }

        return body.ToString();
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellation) =>
        await ReadLineOrEndAsync(cancellation) ?? throw new EndOfStreamException("the request is cut off");

    private async Task<string?> ReadLineOrEndAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (await ReadByteAsync(cancellation) is { } next)
        {
            if (next == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)next);
        }

        return null;
    }

    private async Task<string> ReadExactlyAsync(int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = await ReadByteAsync(cancellation) ?? throw new EndOfStreamException("the request is cut off");
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private async ValueTask<byte?> ReadByteAsync(CancellationToken cancellation)
    {
        if (_start == _end)
        {
            (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellation));
        }

        return _end == 0 ? null : _buffer[_start++];
    }
}
