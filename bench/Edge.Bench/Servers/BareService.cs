using CdnLab.ServiceDefaults.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Primitives;

namespace CdnLab.Edge.Bench.Servers;

/// <summary>Kestrel with nothing behind it: the least that a server of these bytes can cost in ASP.NET Core.</summary>
internal static class BareService
{
    /// <summary>The service; with <paramref name="inline"/> on sockets set as the edge sets them.</summary>
    public static ServiceDefinition Definition(bool inline) =>
        new("bare", "answers the same 2 KiB always", service => Build(service, inline));

    private static void Build(ServiceBuilder service, bool inline)
    {
        service.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        service.Services.Configure<SocketTransportOptions>(
            sockets => sockets.UnsafePreferInlineScheduling = inline);
        var fields = Payload.HitFields.Select(f => KeyValuePair.Create(f.Key, new StringValues(f.Value))).ToArray();
        service.Public(app => app.Run(context =>
        {
            var response = context.Response;
            foreach (var (name, value) in fields)
            {
                response.Headers[name] = value;
            }

            response.ContentLength = Payload.Body.Length;
            return response.Body.WriteAsync(Payload.Body, 0, Payload.Body.Length);
        }));
    }
}
