using System.CommandLine;
using CdnLab.Scenarios.Checking;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Output;
using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Cli;

/// <summary><c>cdnlab check</c>: whether a change can break anything, before it is deployed.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal, Option<bool> quiet)
    {
        var change = new Argument<string>("CHANGE")
        {
            Description = "A change file, a scenario file, or a scenario's name in the catalogue.",
        };
        var format = new Option<string>("--format")
        {
            Description = $"{string.Join(", ", CheckWriters.ByName.Keys)}; default text.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong([.. CheckWriters.ByName.Keys]);
        var file = new Option<string?>("--out") { Description = "File to write; default: standard output." };
        var states = new Option<int?>("--max-states")
        {
            Description = "States after which a search gives up (exit 4); default 5000000.",
        };
        var suggest = new Option<bool>("--suggest") { Description = "Look for steps that make the plan safe." };
        var command = new Command(
            "check",
            "Search every state that the plan of a change can lead to, caches included, for redirect loops and wrong "
                + "answers.\n\nExample: cdnlab check docs/checks/examples/json-names.yaml")
        {
            change, format, file, suggest, states,
        };
        command.SetAction(parsed => Run(
            terminal,
            parsed.GetRequiredValue(change),
            CheckWriters.ByName[parsed.GetRequiredValue(format)],
            parsed.GetValue(file),
            (spec) => ChangeCheck.Run(
                spec,
                parsed.GetValue(suggest),
                parsed.GetValue(states),
                parsed.GetValue(quiet) ? null : (found, done) =>
                    terminal.Error.WriteLine($"{spec.Name}: {done} of {found} states"))));
        return command;
    }

    private static int Run(
        Terminal terminal, string name, ICheckWriter writer, string? file, Func<ChangeSpec, CheckReport> check)
    {
        var load = ChangeLoader.Load(name);
        foreach (var finding in load.Findings)
        {
            terminal.Error.WriteLine(finding);
        }
        if (load.Spec is not { } spec)
        {
            return ExitCode.InvalidInput;
        }
        try
        {
            var report = check(spec);
            Write(report, writer, terminal, file);
            return report.Verdict switch
            {
                CheckVerdict.Safe => ExitCode.Pass,
                CheckVerdict.Unsafe => ExitCode.Fail,
                _ => ExitCode.NoConvergence,
            };
        }
        catch (CompilationException error)
        {
            terminal.Error.WriteLine($"{name}: error: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"error: {error.Message}");
        }
        return ExitCode.InvalidInput;
    }

    private static void Write(CheckReport report, ICheckWriter writer, Terminal terminal, string? file)
    {
        if (file is null)
        {
            writer.Write(report, terminal.Output);
            return;
        }
        using var to = new StreamWriter(file) { NewLine = "\n" };
        writer.Write(report, to);
    }
}
