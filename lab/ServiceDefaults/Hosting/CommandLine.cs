using Microsoft.Extensions.Configuration;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>Settings of a process: environment, and above it the command line, where an unknown option is an error.
/// </summary>
public static class CommandLine
{
    public static IConfiguration Read(ServiceDefinition definition, string[] args)
    {
        var known = ServiceOption.Common.Concat(definition.Options).Select(option => option.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < args.Length; i++)
        {
            var parts = args[i].Split('=', 2);
            var name = parts[0].StartsWith("--", StringComparison.Ordinal) ? parts[0][2..] : null;
            if (name is null || !(known.Contains(name) || name.Contains(':')))
            {
                throw new ServiceStartException(
                    $"'{args[i]}' is no option of {definition.Name}", "--help shows the options");
            }

            if (parts.Length == 1 && ++i == args.Length)
            {
                throw new ServiceStartException($"--{name} has no value", $"give it one: --{name} VALUE");
            }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(Variables(known)).AddCommandLine(args).Build();
    }

    /// <summary>The environment without variables that happen to be called like an option: PATH is no --path.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Variables(HashSet<string> options) =>
        new ConfigurationBuilder().AddEnvironmentVariables().Build().AsEnumerable()
            .Where(variable => !options.Contains(variable.Key));
}
