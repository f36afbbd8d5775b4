using System.Globalization;
using CdnLab.Model;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.Origin.Configuration;

/// <summary>Options of a process: the configuration file (the shipped one when none is named), and above it the
/// command line and environment.</summary>
internal static class OriginSettings
{
    public static OriginOptions Read(ServiceBuilder service)
    {
        var options = service.ReadConfig<OriginOptions>(ModelJson.Options)
            ?? ConfigFile.Read<OriginOptions>(Path.Combine(AppContext.BaseDirectory, "origin.json"), ModelJson.Options);
        var findings = new List<string>();
        options = Override(options, service.Configuration, findings);
        findings.AddRange(OriginOptionsRule.Findings(options));
        return findings.Count == 0 ? options : throw new ServiceStartException(
            string.Join('\n', findings),
            $"correct {service.Settings.ConfigPath ?? "the command line"}");
    }

    private static OriginOptions Override(OriginOptions options, IConfiguration configuration, List<string> findings)
    {
        var release = configuration["release"] ?? options.Release;
        return options with
        {
            Release = release.Length == 0 && options.Releases.Count > 0 ? options.Releases[0].Name : release,
            Database = configuration["database"] ?? configuration.GetConnectionString("origin") ?? options.Database,
            Seed = Number(configuration, "seed", options.Seed, findings),
            Capacity = options.Capacity with
            {
                Workers = (int)Number(
                    configuration, "workers", (ulong)options.Capacity.Workers, findings, int.MaxValue),
            },
        };
    }

    private static ulong Number(
        IConfiguration configuration, string option, ulong absent, List<string> findings, ulong max = ulong.MaxValue)
    {
        if (configuration[option] is not { } text)
        {
            return absent;
        }
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max)
        {
            return number;
        }
        findings.Add($"--{option}: '{text}' is no whole number from 0 to {max}");
        return absent;
    }
}
