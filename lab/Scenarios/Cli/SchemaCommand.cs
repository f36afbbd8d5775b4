using System.CommandLine;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Cli;

/// <summary><c>cdnlab schema</c>: the JSON Schema of scenario files.</summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "schema", "Print the JSON Schema of scenario files.\n\nExample: cdnlab schema > scenario.schema.json");
        command.SetAction(_ =>
        {
            terminal.Output.Write(ScenarioSchema.Write());
            return ExitCode.Pass;
        });
        return command;
    }
}
