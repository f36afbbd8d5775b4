using CdnLab.Redirector.Configuration;
using CdnLab.Redirector.Lookup;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.Redirector;

/// <summary>The service behind legacy file URLs: it asks the JSON API, through the edge as everyone does, where a file
/// is.</summary>
public static class RedirectorService
{
    public static ServiceDefinition Definition { get; } =
        new("redirector", "redirects legacy file URLs by asking the JSON API through an edge", Build)
        {
            Options =
            [
                new("target", "URL", "the edge (services__edge__http__0)"),
                new("edge-host", "HOST", "host that the edge is asked for; absent: the address of the edge"),
            ],
            Example = "--urls http://127.0.0.1:8090 --target http://127.0.0.1:8080",
        };

    private static void Build(ServiceBuilder service)
    {
        service.Services
            .AddSingleton(RedirectorSettings.Read(service))
            .AddSingleton<EdgeClient>()
            .AddSingleton<FileLookup>()
            .AddSingleton<FileEndpoint>();
        service.Public(app =>
        {
            var endpoint = app.Services.GetRequiredService<FileEndpoint>();
            app.UseRouting();
            app.MapHealth(app.Services);
            app.Map("{**path}", endpoint.AnswerAsync);
        });
        service.Status(services => new
        {
            Service = "redirector",
            services.GetRequiredService<RedirectorOptions>().Target,
            services.GetRequiredService<RedirectorOptions>().Path,
        });
    }
}
