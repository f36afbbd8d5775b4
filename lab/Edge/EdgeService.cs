using CdnLab.Edge.Configuration;
using CdnLab.Edge.Control;
using CdnLab.Edge.Pipeline;
using CdnLab.ServiceDefaults.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace CdnLab.Edge;

/// <summary>The edge as a service: a caching reverse proxy, alone or in the lab, as PoP or as shield.</summary>
public static class EdgeService
{
    public static ServiceDefinition Definition { get; } =
        new("edge", "a caching reverse proxy before any origin", Build)
    {
        Options =
        [
            new("origin", "URL", "where it fetches: an origin or a shield (services__origin__http__0)"),
            new("profile", "NAME", "strict (the RFCs to the letter, default), varnish, fastly or pypi-2022"),
            new("rules", "FILE", "JSON file of the edge's options, the same as --config"),
            new("name", "NAME", "its name in Cache-Status; default edge"),
            new("host", "HOST", "host of cache keys and upstream requests; absent: the client's"),
            new("trace", "true|false", "answer CdnLab-Trace: 1 with the decision; default false"),
            new("health-path", "PATH", "public path that answers for this process instead of the origin"),
        ],
        Example = "--urls http://127.0.0.1:8080 --origin http://127.0.0.1:8000",
    };

    private static void Build(ServiceBuilder service)
    {
        var options = EdgeOptionsReader.Read(service.Configuration, service.Settings.ConfigPath);
        service.Services.AddCore(options).AddSingleton<EdgeEndpoints>();
        // The host would make an activity and a log scope for every request; tracing, when it is on, still does.
        service.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // A line ends with CR LF and nothing else: a lone LF is where parsers disagree (RFC 9112 2.2).
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);
        service.WebHost.ConfigureKestrel(kestrel => ClientConnections.Configure(kestrel, options));
        // What a request does waits for nothing but sockets: it may run where its bytes arrive (Program).
        service.Services.Configure<SocketTransportOptions>(sockets => sockets.UnsafePreferInlineScheduling = true);
        service.Public(app => app.Run(app.Services.GetRequiredService<EdgePipeline>().InvokeAsync));
        service.Control(EdgeEndpoints.Map);
        service.Status(services => services.GetRequiredService<EdgeEndpoints>().Status());
    }
}
