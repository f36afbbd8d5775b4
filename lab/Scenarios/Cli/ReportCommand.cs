using System.CommandLine;
using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Cli;

/// <summary><c>cdnlab report</c>: rebuilds the report of a run.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal, Option<bool> quiet)
    {
        var run = new Argument<string>("RUN-DIR") { Description = "Directory of a run, with its journal.jsonl." };
        var target = new Option<string?>("--out") { Description = "Where to write; default: the run's own directory." };
        var command = new Command(
            "report",
            "Rebuild report.html, report.md and charts from the journal of a run.\n\n"
                + "Example: cdnlab report reports/latest/pypi-json-2022-06-10 --out report")
        {
            run,
            target,
        };
        command.SetAction(parsed => Run(
            terminal, parsed.GetRequiredValue(run), parsed.GetValue(target), parsed.GetValue(quiet)));
        return command;
    }

    private static int Run(Terminal terminal, string run, string? target, bool quiet)
    {
        try
        {
            ReportWriter.Write(run, target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            terminal.Error.WriteLine($"error: {error.Message}");
            return ExitCode.InvalidInput;
        }
        if (!quiet)
        {
            terminal.Output.WriteLine(Path.Combine(target ?? run, "report.html"));
        }
        return ExitCode.Pass;
    }
}
