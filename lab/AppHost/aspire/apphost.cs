#:sdk Aspire.AppHost.Sdk@13.5.2

// The lab's topology for .NET Aspire: `aspire run`, or `dotnet run apphost.cs`, in this folder.
//
// It stands outside the solution and outside CdnLab.AppHost, which starts and conducts the same processes without
// Aspire. Aspire's packages were not to be had where the project is built, so that this file has never been compiled
// or run: treat a mistake in it as likely, and tell us.
//
// Nothing conducts a scenario here. Every resource has its control endpoint (docs/protocol.md), which takes the
// `control-token` parameter; `--rules FILE` gives every edge its configs, `--traffic FILE` the clients their mix.

var builder = DistributedApplication.CreateBuilder(args);
var token = builder.AddParameter(
    "control-token", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true);
var rules = builder.Configuration["rules"];
var mix = builder.Configuration["traffic"];

var origin = Service("origin", "Origin");

// A PoP knows its upstream as "origin", whoever that is.
var shield = Edge("shield", origin);
string[] names = ["ams", "fra", "iad", "nrt"];
var pops = names.Select(name => Edge(name, shield)).ToArray();

Service("redirector", "Redirector")
    .WithEnvironment("services__edge__http__0", pops[0].GetEndpoint("http"))
    .WaitFor(pops[0]);

// Targets without a URL in the file of `--traffic` are found by their names; without a file, all go to the first PoP.
var traffic = Service("traffic", "Traffic");
if (mix is null)
{
    traffic.WithArgs("--target", pops[0].GetEndpoint("http"));
}
else
{
    traffic.WithEnvironment("CDNLAB_CONFIG", Path.GetFullPath(mix));
}

foreach (var pop in pops)
{
    traffic.WithReference(pop).WaitFor(pop);
}

builder.Build().Run();

// Each edge is a resource of its own: replicas would share one address, and a client must choose its PoP.
IResourceBuilder<ProjectResource> Edge(string name, IResourceBuilder<ProjectResource> upstream)
{
    var edge = Service(name, "Edge")
        .WithArgs("--name", name)
        .WithEnvironment("services__origin__http__0", upstream.GetEndpoint("http"))
        .WaitFor(upstream);
    return rules is null ? edge : edge.WithArgs("--rules", Path.GetFullPath(rules));
}

// No launch profile: its address is Aspire's choice. Health is asked on the control endpoint, which every service has.
IResourceBuilder<ProjectResource> Service(string name, string project)
{
    var service = builder.AddProject(name, $"../../{project}/CdnLab.{project}.csproj", launchProfileName: null)
        .WithHttpEndpoint()
        .WithHttpEndpoint(name: "control")
        .WithEndpointsInEnvironment(endpoint => endpoint.Name != "control")
        .WithEnvironment("CDNLAB_CONTROL_TOKEN", token)
        .WithHttpHealthCheck("/health", endpointName: "control");
    var port = service.GetEndpoint("control").Property(EndpointProperty.TargetPort);
    return service.WithEnvironment("CDNLAB_CONTROL_URLS", ReferenceExpression.Create($"http://127.0.0.1:{port}"));
}
