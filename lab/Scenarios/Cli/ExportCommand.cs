using System.CommandLine;
using System.CommandLine.Parsing;
using CdnLab.Scenarios.Export;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Cli;

/// <summary><c>cdnlab export</c>: an edge config in the language of a real cache.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var format = new Argument<string>("FORMAT") { Description = "vcl (Varnish) or nginx." };
        format.AcceptOnlyFromAmong("vcl", "nginx");
        var scenario = new Argument<string>("SCENARIO") { Description = "A name from the catalogue, or a path." };
        var config = new Option<string?>("--config") { Description = "The edge config; default: the one in force at the start." };
        var origin = new Option<Uri?>("--origin")
        {
            Description = "Where it fetches; default: http://127.0.0.1:8000.",
            CustomParser = Address,
        };
        var listen = new Option<string?>("--listen")
        {
            Description = "Where nginx listens; default: 127.0.0.1:8080. Varnish is told with its option -a.",
        };
        var file = new Option<string?>("--out") { Description = "File to write; default: standard output." };
        var command = new Command(
            "export",
            "Write an edge config as configuration of Varnish or nginx, for use elsewhere, in real time.\n\n"
                + "Example: cdnlab export vcl healthy --origin http://127.0.0.1:8000 --out edge.vcl")
        {
            format, scenario, config, origin, listen, file,
        };
        command.SetAction(parsed => Run(
            terminal,
            parsed.GetRequiredValue(format),
            parsed.GetRequiredValue(scenario),
            parsed.GetValue(config),
            new(parsed.GetValue(origin), parsed.GetValue(listen), parsed.GetValue(file))));
        return command;
    }

    private static Uri? Address(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && EdgeSite.Reaches(url))
        {
            return url;
        }
        result.AddError($"--origin {result.Tokens[0].Value}: an address such as http://127.0.0.1:8000; "
            + $"{EdgeSite.OriginWanted}; fix: {EdgeSite.OriginFix}");
        return null;
    }

    private static int Run(Terminal terminal, string format, string name, string? config, Target target)
    {
        var result = ScenarioLoader.Load(name);
        if (!Findings.Print(result, terminal) || result.Spec is not { } scenario)
        {
            return ExitCode.InvalidInput;
        }
        if (!scenario.Edge.Configs.TryGetValue(config ?? scenario.Edge.Config, out var chosen))
        {
            var known = string.Join(", ", scenario.Edge.Configs.Keys);
            terminal.Error.WriteLine($"error: {name} has no edge config '{config}'; known: {known}");
            return ExitCode.InvalidInput;
        }
        try
        {
            var text = EdgeExport.Write(
                format == "vcl" ? EdgeProgram.Varnish : EdgeProgram.Nginx, chosen, target.Site(scenario));
            if (target.File is null)
            {
                terminal.Output.Write(text);
            }
            else
            {
                File.WriteAllText(target.File, text);
            }
            return ExitCode.Pass;
        }
        catch (ExportException untranslatable)
        {
            foreach (var finding in untranslatable.Findings)
            {
                terminal.Error.WriteLine($"{name}: error: {finding}");
            }
            return ExitCode.Fail;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"error: {error.Message}");
            return ExitCode.InvalidInput;
        }
    }

    private sealed record Target(Uri? Origin, string? Listen, string? File)
    {
        public EdgeSite Site(ScenarioSpec scenario)
        {
            var site = new EdgeSite
            {
                Host = scenario.Topology.Host,
                Profile = scenario.Edge.Profile,
                FetchTimeout = scenario.Edge.FetchTimeout,
            };
            return site with { Origin = Origin ?? site.Origin, Listen = Listen ?? site.Listen };
        }
    }
}
