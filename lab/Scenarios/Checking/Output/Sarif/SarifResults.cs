using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Properties;
using CdnLab.Scenarios.Checking.Stories;

namespace CdnLab.Scenarios.Checking.Output.Sarif;

/// <summary>Findings as results (SARIF 2.1.0, 3.27), each with its story as a code flow (3.36): what the plan does and
/// what is exchanged, every location the step that is in force then.</summary>
internal static class SarifResults
{
    /// <summary>The results of a report.</summary>
    public static IEnumerable<object> Of(CheckReport report) =>
        report.Findings.Select(finding => Result(finding, report.Change));

    private static object Result(CheckFinding finding, ChangeSpec change) => new
    {
        RuleId = finding.Rule.Id,
        RuleIndex = CheckRule.All.Index().First(r => r.Item == finding.Rule).Index,
        Level = "error",
        Message = SarifText.Message([$"{finding.What}, {finding.When}", .. StoryText.Lines(finding.Story)]),
        Locations = new[] { SarifPlaces.Of(finding.Place) },
        CodeFlows = finding.Story.Count == 0 ? null : new[]
        {
            new { ThreadFlows = new[] { new { Locations = Flow(finding.Story, change) } } },
        },
        PartialFingerprints = new Dictionary<string, string>
        {
            ["cdnlabFinding/v1"] = PlainText.Line($"{change.Name}/{finding.Rule.Id}/{finding.What}/{finding.When}"),
        },
        Properties = new
        {
            finding.When,
            Step = finding.Step + 1,
            finding.Personas,
            finding.Classes,
            finding.Share,
            finding.Examples,
            HealsAfterSeconds = finding.HealsAfter?.TotalSeconds,
        },
    };

    private static IEnumerable<object> Flow(IReadOnlyList<StoryLine> story, ChangeSpec change)
    {
        var place = change.Place;
        foreach (var (index, line) in story.Index())
        {
            if (line.Step >= 0 && line.Step < change.Steps.Count)
            {
                place = change.Steps[line.Step].Place ?? place;
            }
            yield return new
            {
                Location = SarifPlaces.Of(place, line.Exchange is { } exchange
                    ? SarifText.Message(
                        $"{exchange.Number}. {StoryText.Request(exchange)}: {StoryText.Answer(exchange)}")
                    : SarifText.Message(StoryText.Step(line))),
                ExecutionOrder = index + 1,
                Importance = line.Looping ? "essential" : "important",
            };
        }
    }
}
