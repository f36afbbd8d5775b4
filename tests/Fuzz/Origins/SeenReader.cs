using System.Globalization;
using System.Text;

namespace CdnLab.Fuzz.Origins;

/// <summary>Reads what the edge sends. The edge speaks by the letter, so that anything else is a failure.</summary>
internal sealed class SeenReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private string _rest = "";

    /// <summary>The next request without its content; null at the end.</summary>
    public async Task<SeenRequest?> HeadAsync(CancellationToken stop)
    {
        if (await LineAsync(stop) is not { Length: > 0 } line)
        {
            return null;
        }

        var words = line.Split(' ');
        var fields = new List<KeyValuePair<string, string>>();
        while (await LineAsync(stop) is { Length: > 0 } field)
        {
            var colon = field.IndexOf(':');
            fields.Add(new(field[..colon], field[(colon + 1)..].Trim(' ')));
        }

        return new(words[0], words[1], fields);
    }

    public async Task ContentAsync(SeenRequest request, CancellationToken stop)
    {
        var content = "";
        if (request["Content-Length"] is { } length)
        {
            content = await TakeAsync(int.Parse(length, CultureInfo.InvariantCulture), stop);
        }
        else if (request["Transfer-Encoding"] is not null)
        {
            while (int.Parse(await LineAsync(stop) ?? "", NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                is var size and > 0)
            {
                content += await TakeAsync(size, stop);
                await LineAsync(stop);
            }

            await LineAsync(stop);
        }

        request.Content = content;
    }

    private async Task<string?> LineAsync(CancellationToken stop)
    {
        while (true)
        {
            if (_rest.IndexOf("\r\n", StringComparison.Ordinal) is var end and >= 0)
            {
                var line = _rest[..end];
                _rest = _rest[(end + 2)..];
                return line;
            }

            if (!await MoreAsync(stop))
            {
                return null;
            }
        }
    }

    private async Task<string> TakeAsync(int count, CancellationToken stop)
    {
        while (_rest.Length < count)
        {
            if (!await MoreAsync(stop))
            {
                throw new IOException("the content is cut off");
            }
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private async Task<bool> MoreAsync(CancellationToken stop)
    {
        var read = await stream.ReadAsync(_buffer, stop);
        _rest += Encoding.Latin1.GetString(_buffer, 0, read);
        return read > 0;
    }
}
