using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CdnLab.Scenarios.Checking;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Stories;
using CdnLab.Scenarios.Compilation;

namespace CdnLab.AppHost.Counterexamples;

/// <summary>Finds a counterexample: in a report, or by checking a change.</summary>
public static class CounterexampleSource
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The counterexample that is asked for; null: the change is safe, there is none.</summary>
    /// <exception cref="ReplayException">The source cannot be read, or there is no such finding.</exception>
    public static Counterexample? Read(ReplayOptions options)
    {
        var report = options.Source.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? ReadReport(options.Source) : null;
        var change = report is null ? Load(options.Source) : LoadOf(report);
        var findings = report?.Findings ?? Check(change);
        if (findings.Count == 0)
        {
            return null;
        }
        var index = (options.Finding ?? findings.ToList().FindIndex(f => f.Story.Count > 0) + 1) - 1;
        if (index < 0 || index >= findings.Count || findings[index].Story.Count == 0)
        {
            throw new ReplayException(string.Create(
                CultureInfo.InvariantCulture,
                $"{options.Source}: finding {index + 1} has no story; there are {findings.Count} findings"));
        }
        var finding = findings[index];
        if (finding.Story.FirstOrDefault(line => !StoryFit.Of(change, line)) is { } strange)
        {
            throw new ReplayException($"{options.Source}: the story does not fit the change: {strange}");
        }
        return new(
            UsedParts.Of(change),
            $"{finding.Rule} {finding.Name}: {finding.What}",
            finding.Project,
            finding.VersionExists ? finding.Story : [.. finding.Story.Select(WithoutVersion)]);
    }

    private static CheckedReport ReadReport(string file)
    {
        try
        {
            var report = JsonSerializer.Deserialize<CheckedReport>(File.ReadAllText(file), Json);
            return report is { Schema: 1 } ? report
                : throw new ReplayException($"{file}: is no report of cdnlab check --format json");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ReplayException($"{file}: {error.Message}");
        }
    }

    // A scenario of the catalogue has no file of its own.
    private static ChangeSpec LoadOf(CheckedReport report) =>
        Load(File.Exists(report.File) ? report.File : report.Change);

    private static ChangeSpec Load(string name)
    {
        var load = ChangeLoader.Load(name);
        return load.Spec ?? throw new ReplayException([.. load.Findings.Select(finding => finding.ToString())]);
    }

    private static List<CheckedFinding> Check(ChangeSpec change)
    {
        try
        {
            return [.. ChangeCheck.Run(change).Findings.Select(finding => new CheckedFinding
            {
                Rule = finding.Rule.Id,
                Name = finding.Rule.Name,
                What = finding.What,
                Project = finding.Project,
                VersionExists = finding.VersionExists,
                Story = finding.Story,
            })];
        }
        catch (CompilationException error)
        {
            throw new ReplayException($"{change.Place.File}: {error.Message}");
        }
    }

    // The checker calls every version 1.0, which is the one that a project of the lab's does have.
    private static StoryLine WithoutVersion(StoryLine line) => line.Exchange is not { } exchange ? line : line with
    {
        Exchange = exchange with
        {
            Url = Other(exchange.Url)!, Key = Other(exchange.Key)!, Location = Other(exchange.Location),
        },
    };

    private static string? Other(string? text) => text?.Replace("/1.0", "/0.0", StringComparison.Ordinal);
}
