using System.Globalization;
using System.Text.Json;
using CdnLab.Model;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.Traffic.Configuration;

/// <summary>The options: a file or the ones that ship, the command line above them, addresses from service discovery
/// below.</summary>
internal static class OptionsReader
{
    /// <exception cref="ServiceStartException">What is wrong, all of it at once.</exception>
    public static TrafficOptions Read(IConfiguration configuration)
    {
        var path = ServiceSettings.Read(configuration).ConfigPath;
        var options = path is null ? Default() : ConfigFile.Read<TrafficOptions>(path, ModelJson.Options);
        options = Addressed(OnePath(Numbers(options, configuration), configuration["path"]), configuration);
        var findings = TrafficOptionsCheck.Findings(options).ToArray();
        return findings.Length == 0
            ? options
            : throw new ServiceStartException(string.Join("; ", findings), "correct the options; --help shows them");
    }

    /// <summary>The personas, families and catalogue that ship with the program.</summary>
    public static TrafficOptions Default()
    {
        using var file = typeof(OptionsReader).Assembly.GetManifestResourceStream("default.json")!;
        return JsonSerializer.Deserialize<TrafficOptions>(file, ModelJson.Options)!;
    }

    private static TrafficOptions Numbers(TrafficOptions options, IConfiguration configuration) => options with
    {
        Rate = configuration["rate"] is not { } rate ? options.Rate
            : double.TryParse(rate, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ServiceStartException($"--rate: '{rate}' is no number", "give requests a second, as --rate 50"),
        Seed = configuration["seed"] is not { } seed ? options.Seed
            : ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole
            : throw new ServiceStartException($"--seed: '{seed}' is no seed", "give a whole number, as --seed 1"),
        Host = configuration["host"] ?? options.Host,
    };

    /// <summary>All personas ask for one path; it stands for the only project.</summary>
    private static TrafficOptions OnePath(TrafficOptions options, string? path)
    {
        if (path is null)
        {
            return options;
        }
        if (!path.StartsWith('/'))
        {
            throw new ServiceStartException($"--path: '{path}' is no path", "begin it with a slash, as --path /index.html");
        }
        var everything = new Dictionary<string, double> { ["path"] = 1 };
        return options with
        {
            Families = [new DocumentFamily { Name = "path", Paths = [path] }],
            Personas = [.. options.Personas.Select(p => p with { Families = everything, MissingShare = 0 })],
            Catalogue = path.Contains("{name}", StringComparison.Ordinal)
                ? options.Catalogue
                : new CatalogueOptions { Projects = 1, Named = [path] },
        };
    }

    private static TrafficOptions Addressed(TrafficOptions options, IConfiguration configuration)
    {
        var targets = configuration["target"] is null
            ? options.Targets
            : [new TargetOptions("target", ServiceDiscovery.Require(configuration, "target", "target"))];
        return options with
        {
            Targets = [.. targets.Select(t => t with { Url = t.Url ?? Discovered(configuration, t.Name) })],
            Redirector = options.Redirector is { Url: null } redirector
                ? redirector with { Url = Discovered(configuration, redirector.Name) }
                : options.Redirector,
        };
    }

    private static Uri Discovered(IConfiguration configuration, string name) =>
        ServiceDiscovery.Resolve(configuration, name) ?? throw new ServiceStartException(
            $"the address of {name} is not known", $"give it a url in the options or set services__{name}__http__0");
}
