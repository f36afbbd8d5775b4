using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.Traffic.Configuration;
using CdnLab.Traffic.Sending;

namespace CdnLab.Traffic.Tests;

/// <summary>Options of small test loads.</summary>
internal static class TestTraffic
{
    public static readonly Uri Nowhere = new("http://127.0.0.1:1");

    /// <summary>One persona asks a server for <c>/pypi/NAME/json</c>.</summary>
    public static TrafficOptions Of(Uri target, ClientPersona persona) => new()
    {
        Rate = 1,
        Catalogue = new CatalogueOptions { Projects = 1, Named = ["pyOpenSSL"] },
        Families = [new DocumentFamily { Name = "project-json", Paths = ["/pypi/{name}/json"] }],
        Personas = [persona with { Families = new Dictionary<string, double> { ["project-json"] = 1 } }],
        Mix = new Dictionary<string, double> { [persona.Name] = 1 },
        Targets = [new TargetOptions("ams", target)],
    };

    /// <summary>A persona as it ships, with one user.</summary>
    public static ClientPersona Shipped(string name) =>
        OptionsReader.Default().Personas.Single(p => p.Name == name) with { Users = 1 };

    /// <summary>Carries out one arrival that is due now.</summary>
    public static Task<ChainResult> RunAsync(Workload workload, TimeProvider time, CancellationToken stop = default) =>
        new Chain(workload.Draw(time.GetUtcNow()), time, _ => { }).RunAsync(stop);
}
