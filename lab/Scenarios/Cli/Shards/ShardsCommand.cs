using System.CommandLine;
using System.Globalization;
using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Sharding;
using CdnLab.Scenarios.Sharding.Output;

namespace CdnLab.Scenarios.Cli.Shards;

/// <summary><c>cdnlab shards</c>: how a purge falls into pools of callers.</summary>
internal static class ShardsCommand
{
    private const string ScenarioDefault = "pypi-json-2022-06-10";
    private const int ShardsMax = 10_000;

    private const string About =
        """
        Split the purge of a scenario into pools of callers: keys of each, when each is through, and what more callers
        bring.

        Example: cdnlab shards pypi-json-2022-06-10 --by hash --shards 64
        """;

    public static Command Create(Terminal terminal, Option<bool> quiet)
    {
        var scenario = new Argument<string>("SCENARIO")
        {
            Description = $"A name from the catalogue, or a path; default: {ScenarioDefault}.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => ScenarioDefault,
        };
        var by = Text("--by", "KIND", "How it is split: letters, hash, stealing, …; default: letters.");
        var shards = Text("--shards", "N", "Hash buckets; callers of one queue; default: the scenario's.");
        var callers = Text("--callers", "1,2,4,…", "Callers of the second table; default: 1 to 64.");
        var settings = new Option<string[]>("--set")
        {
            Description = "Another value for a key of the scenario; may be given several times.",
            HelpName = "path=value",
        };
        var output = Text("--out", "FILE", "Draws the chart into an SVG file.");
        var command = new Command("shards", About) { scenario, by, shards, callers, settings, output };
        command.SetAction(parsed =>
        {
            var findings = new List<string>();
            var kind = Kind(parsed.GetValue(by) ?? "letters", findings);
            var pools = parsed.GetValue(shards) is { } count
                ? Number("--shards", count, ShardsMax, findings) : (int?)null;
            var counts = Callers(parsed.GetValue(callers), findings);
            var loaded = ScenarioLoader.Load(
                parsed.GetValue(scenario) ?? ScenarioDefault, parsed.GetValue(settings) ?? []);
            foreach (var finding in loaded.Findings)
            {
                terminal.Error.WriteLine(finding);
            }
            foreach (var finding in findings)
            {
                terminal.Error.WriteLine($"error: {finding}");
            }
            return findings.Count > 0 || loaded.Spec is null ? ExitCode.InvalidInput
                : Run(terminal, loaded.Spec, kind, pools, counts, parsed.GetValue(output), parsed.GetValue(quiet));
        });
        return command;
    }

    private static int Run(
        Terminal terminal, ScenarioSpec spec, string kind, int? shards, IReadOnlyList<int> callers, string? output,
        bool quiet)
    {
        if (ShardingSurvey.Of(spec, kind, shards, callers) is not { } survey)
        {
            terminal.Error.WriteLine(
                $"error: --by {kind}: no project is to be purged; fix: another kind, or more projects");
            return ExitCode.InvalidInput;
        }
        ShardingView.Write(survey, terminal);
        if (output is null)
        {
            return ExitCode.Pass;
        }
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
            File.WriteAllText(output, ShardingChart.Draw(survey), RunFiles.Utf8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"error: --out {output}: {error.Message}; fix: a file that can be written");
            return ExitCode.InvalidInput;
        }
        if (!quiet)
        {
            terminal.Output.WriteLine($"\nchart: {output}");
        }
        return ExitCode.Pass;
    }

    private static string Kind(string name, List<string> findings)
    {
        var known = PurgeKinds.ByName.Values
            .Where(k => !k.TakesAll && k.Purge(new PurgeStrategy())!.Control is null).Select(k => k.Name).ToList();
        if (!known.Contains(name))
        {
            var why = PurgeKinds.ByName.ContainsKey(name) ? "has no keys to split or follows the origin's load"
                : "is no kind of purge";
            findings.Add($"--by {name}: '{name}' {why}; known: {string.Join(", ", known)}; "
                + $"fix: {NearestWord.Fix(name, known, "use one of them")}");
        }
        return name;
    }

    private static IReadOnlyList<int> Callers(string? text, List<string> findings) => text is null
        ? ShardingSurvey.CallersDefault
        : [.. text.Split(',').Select(part => Number("--callers", part, ShardsMax, findings))];

    private static int Number(string option, string text, int most, List<string> findings)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= 1 && value <= most)
        {
            return value;
        }
        findings.Add(FormattableString.Invariant(
            $"{option} {text}: a whole number from 1 to {most:#,0}; fix: {option} 26"));
        return 1;
    }

    private static Option<string?> Text(string name, string value, string about) =>
        new(name) { Description = about, HelpName = value };
}
