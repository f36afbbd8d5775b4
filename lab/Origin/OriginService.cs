using CdnLab.Origin.Capacity;
using CdnLab.Origin.Catalog;
using CdnLab.Origin.Configuration;
using CdnLab.Origin.Documents;
using CdnLab.Origin.Faults;
using CdnLab.Origin.Releases;
using CdnLab.Origin.Serving;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.Origin;

/// <summary>The origin: documents about projects, from a database, by the rules of the release in force.</summary>
public static class OriginService
{
    public static ServiceDefinition Definition { get; } =
        new("origin", "JSON API over a database, the CDN's origin", Build)
        {
            Options =
            [
                new("database", "CONNECTION", "SQLite file, PostgreSQL connection string or URL; absent: SQLite in memory"),
                new("release", "NAME", "release in force at the start"),
                new("workers", "N", "workers of the origin"),
                new("seed", "N", "seed of the catalogue and of service times"),
            ],
            Example = "--urls http://127.0.0.1:8000 --database \"Host=127.0.0.1;Username=lab;Database=lab\"",
        };

    private static void Build(ServiceBuilder service)
    {
        var options = OriginSettings.Read(service);
        service.Services
            .AddSingleton(options)
            .AddSingleton(CatalogAddress.Open(options.Database))
            .AddSingleton<DocumentStore>()
            .AddSingleton<ReleaseSwitch>()
            .AddSingleton<FaultSwitch>()
            .AddSingleton<WorkerPool>()
            .AddSingleton<OriginSeries>()
            .AddSingleton<OriginEndpoint>()
            .AddSingleton<OriginHealth>()
            .AddHostedService<CatalogStartup>()
            .AddHostedService<WorkerAccounting>();
        service.Services.AddHealthChecks().AddCheck<CatalogHealth>("database");
        service.Public(app =>
        {
            var health = app.Services.GetRequiredService<OriginHealth>();
            var endpoint = app.Services.GetRequiredService<OriginEndpoint>();
            app.Map("/health", branch => branch.Run(health.AnswerAsync));
            app.Map("/alive", branch => branch.Run(context => context.Response.WriteAsync("Alive")));
            app.Run(endpoint.AnswerAsync);
        });
        service.Control(OriginControl.Map);
        service.Status(OriginControl.Status);
    }
}
