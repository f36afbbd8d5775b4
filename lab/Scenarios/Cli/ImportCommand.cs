using System.CommandLine;
using CdnLab.Scenarios.Import;

namespace CdnLab.Scenarios.Cli;

/// <summary><c>cdnlab import</c>: edge rules from the configuration of a real cache or host.</summary>
internal static class ImportCommand
{
    private static readonly Dictionary<string, ImportKind> Kinds = new(StringComparer.Ordinal)
    {
        ["vcl"] = ImportKind.Vcl, ["nginx"] = ImportKind.Nginx, ["redirects"] = ImportKind.Redirects,
    };

    public static Command Create(Terminal terminal, Option<bool> quiet)
    {
        var file = new Argument<string>("FILE") { Description = "VCL, nginx configuration, or a _redirects file." };
        var kind = new Option<string?>("--kind")
        {
            Description = "vcl, nginx or redirects; default: by the file's name (.vcl, .conf, _redirects).",
        };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        var name = new Option<string?>("--name") { Description = "Name of the edge config; default: the file's." };
        var command = new Command(
            "import",
            "Read edge rules from real configuration; what is not understood is told with its line.\n\n"
                + "Example: cdnlab import edge.vcl --name after")
        {
            file, kind, name,
        };
        command.SetAction(parsed => Run(
            terminal,
            parsed.GetRequiredValue(file),
            parsed.GetValue(kind),
            parsed.GetValue(name),
            parsed.GetValue(quiet)));
        return command;
    }

    private static int Run(Terminal terminal, string file, string? kind, string? name, bool quiet)
    {
        if ((kind is null ? EdgeImport.KindOf(file) : Kinds[kind]) is not { } known)
        {
            terminal.Error.WriteLine($"error: {file}: its name tells no kind; fix: add --kind vcl, nginx or redirects");
            return ExitCode.InvalidInput;
        }
        string text;
        try
        {
            if (new FileInfo(file).Length > 4L * EdgeImport.LengthMax)
            {
                terminal.Error.WriteLine($"error: {file}: a file has at most {EdgeImport.LengthMax} characters");
                return ExitCode.InvalidInput;
            }
            text = File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            terminal.Error.WriteLine($"error: {error.Message}");
            return ExitCode.InvalidInput;
        }
        var result = EdgeImport.Read(known, text, file);
        terminal.Output.Write(EdgeConfigYaml.Write(
            name is null ? result.Config : result.Config with { Name = name }));
        foreach (var finding in result.Findings)
        {
            terminal.Error.WriteLine(finding);
        }
        if (!result.Complete && !quiet)
        {
            terminal.Error.WriteLine(
                $"incomplete: {result.Findings.Count} not understood; the rules are not all of the file");
        }
        return result.Complete ? ExitCode.Pass : ExitCode.Fail;
    }
}
