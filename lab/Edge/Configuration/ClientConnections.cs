using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CdnLab.Edge.Configuration;

/// <summary>What the public listener takes from clients.</summary>
internal static class ClientConnections
{
    public static void Configure(KestrelServerOptions kestrel, EdgeOptions options)
    {
        // Field values cross as the bytes they are. Kestrel stumbles over a long Content-Length that it is to decode.
        kestrel.RequestHeaderEncodingSelector = name => name == "Content-Length" ? null : Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;

        var (limits, clients) = (kestrel.Limits, options.Clients);
        limits.MaxConcurrentConnections = options.Load.ConnectionsMax;
        limits.MaxRequestLineSize = clients.RequestLineBytesMax;
        limits.MaxRequestHeadersTotalSize = clients.FieldBytesMax;
        limits.MaxRequestHeaderCount = clients.FieldsMax;
        limits.MaxRequestBodySize = clients.ContentBytesMax;
        limits.RequestHeadersTimeout = clients.FieldsTime;
        limits.KeepAliveTimeout = clients.IdleTime;
        var slow = clients.BytesPerSecondMin == 0 ? null
            : new MinDataRate(clients.BytesPerSecondMin, clients.SlowTime);
        (limits.MinRequestBodyDataRate, limits.MinResponseDataRate) = (slow, slow);
    }
}
