using CdnLab.Model;
using CdnLab.Model.Caching;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.Edge.Configuration;

/// <summary>The options of a process: the JSON file, and above it the command line and service discovery.</summary>
internal static class EdgeOptionsReader
{
    /// <exception cref="ServiceStartException">Something is wrong with them; all findings are told at once.</exception>
    public static EdgeOptions Read(IConfiguration configuration, string? configPath)
    {
        var file = configuration["rules"] ?? configPath;
        var options = file is null ? new EdgeOptions() : ConfigFile.Read<EdgeOptions>(file, ModelJson.Options);
        var findings = new List<string>();
        options = options with
        {
            Name = configuration["name"] ?? options.Name,
            Profile = ProfileOf(configuration["profile"], findings) ?? options.Profile,
            Host = configuration["host"] ?? options.Host,
            HealthPath = configuration["health-path"] ?? options.HealthPath,
            AllowTrace = FlagOf(configuration["trace"], findings) ?? options.AllowTrace,
            Origin = configuration["origin"] is null && options.Origin is { } origin
                ? origin : Discover(options, configuration, findings),
        };
        findings.AddRange(EdgeOptionsValidation.FindingsOf(options));
        return findings.Count == 0
            ? options
            : throw new ServiceStartException(
                string.Join("; ", findings),
                file is null ? "--help shows the options" : $"correct {file} or the options");
    }

    private static Uri? Discover(EdgeOptions options, IConfiguration configuration, List<string> findings)
    {
        try
        {
            var shield = options.Tier == EdgeTier.Pop && configuration["origin"] is null
                ? ServiceDiscovery.Resolve(configuration, "shield") : null;
            return shield ?? ServiceDiscovery.Require(configuration, "origin", "origin");
        }
        catch (ServiceStartException wrong)
        {
            findings.Add($"{wrong.Message}: {wrong.Fix}");
            return null;
        }
    }

    private static CacheProfile? ProfileOf(string? name, List<string> findings)
    {
        if (name is null || CacheProfiles.ByName.TryGetValue(name, out var profile))
        {
            return name is null ? null : CacheProfiles.ByName[name];
        }

        findings.Add($"--profile: there is no '{name}'; known: {string.Join(", ", CacheProfiles.ByName.Keys)}");
        return profile;
    }

    private static bool? FlagOf(string? text, List<string> findings)
    {
        if (text is not null && !bool.TryParse(text, out _))
        {
            findings.Add($"--trace: '{text}' is neither true nor false");
            return null;
        }

        return text is null ? null : bool.Parse(text);
    }
}
