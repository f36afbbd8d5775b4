using CdnLab.ServiceDefaults.Hosting;
using Microsoft.Extensions.Primitives;

namespace CdnLab.Edge.Bench;

/// <summary>Kestrel with nothing behind it: the least that a server of these bytes can cost in ASP.NET Core.</summary>
internal static class BareService
{
    public static ServiceDefinition Definition { get; } = new("bare", "answers the same 2 KiB always", service =>
    {
        service.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
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
    });
}
