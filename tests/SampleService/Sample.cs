using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.SampleService;

/// <summary>A smallest service, and the ways in which one can go wrong.</summary>
public static class Sample
{
    public static ServiceDefinition Definition { get; } = new("sample", "a service for tests", Build)
    {
        Options =
        [
            new("crash", "WHEN", "'start': ends without a start line"),
            new("stubborn", "yes", "a part of it never ends"),
            new("peer", "URL", "another service"),
        ],
    };

    private static void Build(ServiceBuilder service)
    {
        if (service.Configuration["crash"] == "start")
        {
            Console.Error.WriteLine("about to crash");
            Environment.Exit(7);
        }

        if (service.Configuration["stubborn"] is not null)
        {
            service.Services.AddHostedService<StubbornPart>();
        }

        _ = service.ReadConfig<SampleOptions>(service.Definition.Json);
        var requests = service.Series.Counter("requests");
        service.Public(app =>
        {
            app.MapGet("/", (TimeProvider clock) =>
            {
                requests.Add(clock.GetUtcNow());
                service.Journal.Append("greeting", new { text = "hello" });
                return "hello";
            });
            app.MapGet("/environment", () => Environment.GetEnvironmentVariables());
            app.MapGet("/peer", () => ServiceDiscovery.Require(service.Configuration, "peer", "peer").ToString());
            app.MapGet("/pid", () => Environment.ProcessId);
            app.MapGet("/crash", void () => Environment.Exit(9));
            app.MapGet("/hang", () => new TaskCompletionSource<string>().Task);
        });
    }
}
