using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CdnLab.Scenarios.Reports;

/// <summary>How to get this run again, and what it ran on.</summary>
internal static class RepeatSection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        var header = c.Header;
        yield return new HeadingBlock("How to repeat it");
        yield return new CodeBlock(Command(c));
        yield return new ParagraphBlock(header.Mode == "live"
            ? "A live run is real traffic between real processes: the same seed gives the same arrivals and "
                + "requests, and figures that agree within the noise of timing."
            : "The same seed, version and options give the same journal, byte for byte.");
        yield return new TableBlock(["setting", "value"], [.. Facts(c).Select(f => new Prose[] { f.Name, f.Value })]);
        if (header.Sources.Count > 0)
        {
            yield return new HeadingBlock("Sources");
            yield return new ListBlock([.. header.Sources.Select(s => (Prose)s)]);
        }
    }

    private static string Command(ReportContext c)
    {
        var header = c.Header;
        var command = header.Mode == "live"
            ? $"dotnet run --project lab/AppHost -- {Quote(header.Scenario)} --once"
            : $"cdnlab simulate {Quote(header.Scenario)}";
        command += $" --seed {header.Seed.ToString(CultureInfo.InvariantCulture)}";
        foreach (var (name, value) in header.Options.Where(o => o.Key is not ("seed" or "once" or "scenario" or "out")))
        {
            var flag = "--" + name.Replace('_', '-');
            command += value switch
            {
                JsonValue v when v.GetValueKind() == JsonValueKind.True => $" {flag}",
                JsonValue v when v.GetValueKind() is JsonValueKind.False or JsonValueKind.Null => "",
                JsonValue v => $" {flag} {Quote(v.ToString())}",
                JsonArray values => string.Concat(values.Select(v => $" {flag} {Quote(v?.ToString() ?? "")}")),
                _ => "",
            };
        }
        return command;
    }

    /// <summary>An argument as a shell takes it.</summary>
    public static string Quote(string argument) =>
        argument.Length > 0 && argument.All(ch => char.IsAsciiLetterOrDigit(ch) || "-_./:=,@+%".Contains(ch))
            ? argument
            : "'" + argument.Replace("'", "'\\''") + "'";

    private static IEnumerable<(string Name, Prose Value)> Facts(ReportContext c)
    {
        var header = c.Header;
        yield return ("scenario", Inline.Code(header.Scenario));
        yield return ("mode", header.Mode);
        yield return ("seed", header.Seed.ToString(CultureInfo.InvariantCulture));
        if (header.Version.Length > 0)
            yield return ("version", header.Version + (header.Commit.Length > 0 ? $", commit {header.Commit}" : ""));
        yield return (c.Simulated ? "virtual time" : "lab time",
            $"{Wording.Date(header.Start)} {c.Say.Time(header.Start)} to {c.Say.Time(c.End)} "
            + $"UTC, in bins of {Wording.Duration(TimeSpan.FromSeconds(header.BinSeconds))}");
        if (header.Projects > 0)
            yield return ("projects", Wording.Count(header.Projects));
        if (header.Pops.Count > 0)
            yield return ("PoPs", string.Join(", ", header.Pops)
                + (header.Shield is { Length: > 0 } shield ? $", behind shield {shield}" : ", without a shield"));
        yield return ("schema", header.Schema.ToString(CultureInfo.InvariantCulture));
    }
}
