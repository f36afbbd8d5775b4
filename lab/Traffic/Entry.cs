using CdnLab.ServiceDefaults.Hosting;
using CdnLab.Traffic.Standalone;

namespace CdnLab.Traffic;

/// <summary>Chooses between a run of its own, for whoever names a target, and a service of the lab.</summary>
internal static class Entry
{
    public static Task<int> RunAsync(string[] args)
    {
        var asksHelp = args.Any(arg => arg is "--help" or "-h" or "-?");
        var namesTarget = args.Any(arg => arg == "--target" || arg.StartsWith("--target=", StringComparison.Ordinal));
        return namesTarget && !asksHelp ? TargetedAsync(args) : ServiceHost.RunAsync(TrafficService.Definition, args);
    }

    private static async Task<int> TargetedAsync(string[] args)
    {
        try
        {
            var configuration = CommandLine.Read(TrafficService.Definition, args);
            return ServiceSettings.Read(configuration).ControlUrls.Count > 0
                ? await ServiceHost.RunAsync(TrafficService.Definition, args)
                : await StandaloneRun.RunAsync(configuration, Console.Out, Console.Error, TimeProvider.System);
        }
        catch (ServiceStartException wrong)
        {
            await Console.Error.WriteLineAsync($"traffic: {wrong.Message}\n  {wrong.Fix}");
            return 2;
        }
    }
}
