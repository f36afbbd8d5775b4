using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.AppHost.Resources;

/// <summary>The environment of a child: the host's own without what was meant for the host alone, then what the
/// child is told.</summary>
internal static class ChildEnvironment
{
    private static readonly string[] HostOnlyPrefixes =
        ["ASPNETCORE_", "CDNLAB_", "services__", "DOTNET_WATCH", "DOTNET_HOSTBUILDER"];

    private static readonly string[] HostOnlyNames =
    [
        "DOTNET_ENVIRONMENT", "DOTNET_URLS", "DOTNET_LAUNCH_PROFILE", "DOTNET_STARTUP_HOOKS",
        "DOTNET_MODIFIABLE_ASSEMBLIES", "OTEL_SERVICE_NAME",
    ];

    public static void Apply(
        IDictionary<string, string?> environment, Resource resource, Uri publicUrl, string token,
        IReadOnlyDictionary<string, Uri> dependencies, Uri controlUrl)
    {
        foreach (var name in environment.Keys.Where(IsHostOnly).ToList())
        {
            environment.Remove(name);
        }

        foreach (var (name, address) in dependencies)
        {
            environment[$"services__{name}__http__0"] = TextOf(address);
            environment[ServiceDiscovery.VariableOf(name)] = TextOf(address);
        }

        // Many small processes share one machine: no heap per core for each of them.
        environment.TryAdd("DOTNET_gcServer", "0");
        environment["OTEL_SERVICE_NAME"] = resource.Name;
        if (resource.Program.IsService)
        {
            environment["ASPNETCORE_URLS"] = TextOf(publicUrl);
            environment["CDNLAB_CONTROL_URLS"] = TextOf(controlUrl);
            environment["CDNLAB_CONTROL_TOKEN"] = token;
            environment["CDNLAB_PARENT_PIPE"] = "1";
        }

        foreach (var (name, value) in resource.Environment)
        {
            environment[name] = value;
        }
    }

    private static bool IsHostOnly(string name) =>
        HostOnlyPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        || HostOnlyNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string TextOf(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
