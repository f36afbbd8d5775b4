using CdnLab.ServiceDefaults.Hosting;
using CdnLab.Traffic.Configuration;

namespace CdnLab.Traffic;

/// <summary>The generator as a service of the lab: it waits for <c>POST /control/start</c>.</summary>
public static class TrafficService
{
    public static ServiceDefinition Definition { get; } = new(
        "traffic", "open-loop HTTP load by client personas; a redirect loop is a failure", Build)
    {
        Options =
        [
            new("target", "URL", "the only PoP; without --control-urls, traffic to it begins at once"),
            new("rate", "N", "requests a second of lab time; default 50"),
            new("duration", "TIME", "such as 60s, 5m, 1h; default: until Ctrl-C (without --control-urls only)"),
            new("path", "PATH", "path that all personas ask for, {name} is a project"),
            new("host", "HOST", "Host field; default: that of each target"),
            new("seed", "N", "same seed, same requests; default 1"),
        ],
        Example = "--target http://127.0.0.1:8080 --rate 50 --duration 60s --path /",
    };

    private static void Build(ServiceBuilder builder)
    {
        var options = OptionsReader.Read(builder.Configuration);
        builder.Services.AddSingleton(_ => new TrafficGenerator(
            options, builder.Clock, builder.Journal, builder.Series, TimeProvider.System, Console.Error));
        builder.Public(app =>
        {
            app.MapHealth(app.Services);
            app.Services.GetRequiredService<TrafficGenerator>();
        });
        builder.Control((control, services) =>
            TrafficControl.Map(control, services.GetRequiredService<TrafficGenerator>()));
        builder.Status(services => services.GetRequiredService<TrafficGenerator>().Status);
    }
}
