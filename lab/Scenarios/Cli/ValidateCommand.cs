using System.CommandLine;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Cli;

/// <summary><c>cdnlab validate</c>: everything that is wrong with scenario files, at once.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal, Option<bool> quiet)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Scenario files, or names from the catalogue.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(
            "validate",
            "Check scenario files; every finding is printed with file, line and column.\n\n"
                + "Example: cdnlab validate my-scenario.yaml")
        {
            files,
        };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(files), parsed.GetValue(quiet)));
        return command;
    }

    private static int Run(Terminal terminal, string[] files, bool quiet)
    {
        var good = true;
        foreach (var file in files)
        {
            var sound = Check(terminal, file);
            good &= sound;
            if (sound && !quiet)
            {
                terminal.Output.WriteLine($"{file}: ok");
            }
        }
        return good ? ExitCode.Pass : ExitCode.InvalidInput;
    }

    private static bool Check(Terminal terminal, string file)
    {
        var result = ScenarioLoader.Load(file);
        if (!Findings.Print(result, terminal) || result.Spec is null)
        {
            return false;
        }
        try
        {
            ScenarioCompiler.Compile(result.Spec);
            return true;
        }
        catch (CompilationException error)
        {
            terminal.Error.WriteLine($"{file}: error: {error.Message}");
            return false;
        }
    }
}
