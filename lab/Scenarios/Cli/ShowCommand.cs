using System.CommandLine;
using CdnLab.Scenarios.Cli.Views;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Cli;

/// <summary><c>cdnlab show</c>: one scenario explained.</summary>
internal static class ShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "A name from the catalogue, or a path." };
        var command = new Command(
            "show",
            "Explain a scenario: topology, timeline, what the rules make of each URL, which cache entries loop.\n\n"
                + "Example: cdnlab show pypi-json-2022-06-10")
        {
            scenario,
        };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(scenario)));
        return command;
    }

    private static int Run(Terminal terminal, string name)
    {
        var result = ScenarioLoader.Load(name);
        if (!Findings.Print(result, terminal) || result.Spec is null)
        {
            return ExitCode.InvalidInput;
        }
        try
        {
            ScenarioView.Write(terminal.Page, ScenarioCompiler.Compile(result.Spec));
            return ExitCode.Pass;
        }
        catch (CompilationException error)
        {
            terminal.Error.WriteLine($"{name}: error: {error.Message}");
            return ExitCode.InvalidInput;
        }
    }
}
