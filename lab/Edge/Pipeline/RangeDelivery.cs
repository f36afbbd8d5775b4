using System.Globalization;
using System.Text;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using CdnLab.Model.Randomness;

namespace CdnLab.Edge.Pipeline;

/// <summary>Sends ranges of a stored content: 206 with one, or with several as multipart/byteranges; or 416
/// (RFC 9110 15.3.7 and 15.5.17).</summary>
internal static class RangeDelivery
{
    public static RangeDecision Decide(in Exchange exchange, StoredObject served)
    {
        var fields = exchange.Fields;
        return fields.Range.Count == 0 || !HttpMethods.IsGet(exchange.Context.Request.Method)
            ? RangeDecision.Whole
            : RangeRule.Decide(
                served.Response.Status,
                served.Response.Headers,
                served.Body.Length,
                fields.Range.ToString(),
                fields.IfRange.Count == 0 ? null : fields.IfRange.ToString());
    }

    /// <summary>Sends what was decided, the fields that describe the whole being set already.</summary>
    public static Task SendAsync(HttpResponse response, StoredObject served, in RangeDecision decision)
    {
        var length = served.Body.Length;
        if (!decision.Satisfiable)
        {
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{length}");
            response.Headers.ContentType = default;
            response.ContentLength = 0;
            return Task.CompletedTask;
        }

        if (decision.Ranges is [var only])
        {
            response.Headers.ContentRange = ContentRange(only, length);
            response.ContentLength = only.Length;
            return response.Body.WriteAsync(served.Body, (int)only.First, (int)only.Length);
        }

        return SendPartsAsync(response, served, decision.Ranges);
    }

    private static async Task SendPartsAsync(
        HttpResponse response, StoredObject served, IReadOnlyList<ByteRange> ranges)
    {
        var type = response.Headers.ContentType.ToString();
        var boundary = Boundary(served);
        var heads = ranges.Select(range => Encoding.Latin1.GetBytes(
            $"\r\n--{boundary}\r\n" + (type.Length == 0 ? "" : $"Content-Type: {type}\r\n")
            + $"Content-Range: {ContentRange(range, served.Body.Length)}\r\n\r\n")).ToList();
        var end = Encoding.Latin1.GetBytes($"\r\n--{boundary}--\r\n");
        response.Headers.ContentType = "multipart/byteranges; boundary=" + boundary;
        response.ContentLength = heads.Sum(head => head.Length) + ranges.Sum(range => range.Length) + end.Length;
        for (var i = 0; i < ranges.Count; i++)
        {
            await response.Body.WriteAsync(heads[i]);
            await response.Body.WriteAsync(served.Body.AsMemory((int)ranges[i].First, (int)ranges[i].Length));
        }

        await response.Body.WriteAsync(end);
    }

    // Drawn again until the content does not have it.
    private static string Boundary(StoredObject served)
    {
        for (var turn = 0UL; ; turn++)
        {
            var boundary = StableHash.Of($"{served.Response.Key}/{turn}").ToString("x16", CultureInfo.InvariantCulture);
            if (served.Body.AsSpan().IndexOf(Encoding.Latin1.GetBytes(boundary)) < 0)
            {
                return boundary;
            }
        }
    }

    private static string ContentRange(ByteRange range, long length) =>
        string.Create(CultureInfo.InvariantCulture, $"bytes {range.First}-{range.Last}/{length}");
}
