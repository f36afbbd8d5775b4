using System.CommandLine;
using CdnLab.Scenarios.Cli.Compare;
using CdnLab.Scenarios.Cli.Plan;
using CdnLab.Scenarios.Cli.Shards;
using CdnLab.Scenarios.Cli.Simulate;

namespace CdnLab.Scenarios.Cli;

/// <summary>The <c>cdnlab</c> command.</summary>
public static class CdnLabCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal) =>
        Run(args, terminal, new SimulateEnvironment());

    /// <summary>Runs it with a simulator of one's own.</summary>
    internal static int Run(IReadOnlyList<string> args, Terminal terminal, SimulateEnvironment environment)
    {
        var quiet = new Option<bool>("--quiet", "-q")
        {
            Description = "Print results only: no notes, no confirmations.",
            Recursive = true,
        };
        var root = new RootCommand(
            """
            A simulation and chaos-testing lab for a CDN and its origin: scenarios, simulated runs, reports.

            cdnlab purge is a program of its own (lab/Purger): cdnlab purge --help.

            Example: cdnlab show pypi-json-2022-06-10
            """)
        {
            ListCommand.Create(terminal, quiet),
            ShowCommand.Create(terminal),
            SchemaCommand.Create(terminal),
            SimulateCommand.Create(terminal, quiet, environment),
            CompareCommand.Create(terminal, quiet, environment),
            PlanCommand.Create(terminal, quiet, environment),
            ShardsCommand.Create(terminal, quiet),
            ValidateCommand.Create(terminal, quiet),
            ReportCommand.Create(terminal, quiet),
            ExportCommand.Create(terminal),
            ImportCommand.Create(terminal, quiet),
            CheckCommand.Create(terminal, quiet),
        };
        root.Options.Add(quiet);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Error.WriteLine($"error: {error.Message}");
            }
            terminal.Error.WriteLine($"try: {CommandPath(parsed)} --help");
            return ExitCode.InvalidInput;
        }
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        });
    }

    private static string CommandPath(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "cdnlab" : $"cdnlab {parsed.CommandResult.Command.Name}";
}
