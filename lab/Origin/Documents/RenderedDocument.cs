using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;

namespace CdnLab.Origin.Documents;

/// <summary>A document in one content coding. Its entity tag is strong: it names these very bytes.</summary>
public sealed record RenderedDocument(ReadOnlyMemory<byte> Body, bool IsGzip, string EntityTag)
{
    /// <summary>The document as it is sent: as rendered, or compressed.</summary>
    public static RenderedDocument Of(ReadOnlyMemory<byte> body, bool gzip)
    {
        var sent = gzip ? Compress(body) : body;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(sent.Span, digest);
        return new(sent, gzip, $"\"{Base64Url.EncodeToString(digest[..16])}\"");
    }

    private static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> body)
    {
        var sent = new MemoryStream();
        using (var gzip = new GZipStream(sent, CompressionLevel.Fastest))
        {
            gzip.Write(body.Span);
        }
        return sent.ToArray();
    }
}
