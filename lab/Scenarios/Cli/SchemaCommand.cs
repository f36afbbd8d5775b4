using System.CommandLine;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Cli;

/// <summary><c>cdnlab schema</c>: the JSON Schema of scenario files.</summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var tables = new Option<bool>("--markdown")
        {
            Description = "Print metrics and keys as Markdown tables instead, as in docs/scenarios.md.",
        };
        var change = new Option<bool>("--change") { Description = "Print the JSON Schema of change files instead." };
        var command = new Command(
            "schema", "Print the JSON Schema of scenario files.\n\nExample: cdnlab schema > scenario.schema.json")
        {
            tables, change,
        };
        command.SetAction(parsed =>
        {
            terminal.Output.Write(parsed.GetValue(change) ? ChangeSchema.Write()
                : parsed.GetValue(tables) ? ScenarioReference.Write() : ScenarioSchema.Write());
            return ExitCode.Pass;
        });
        return command;
    }
}
