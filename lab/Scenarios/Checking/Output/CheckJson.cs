using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CdnLab.Scenarios.Checking.Output;

/// <summary>The answer for programs.</summary>
public sealed class CheckJson : ICheckWriter
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter to) =>
        to.WriteLine(JsonSerializer.Serialize(
            new
            {
                Schema = 1,
                Change = report.Change.Name,
                report.Change.Place.File,
                report.Verdict,
                report.FirstUnsafe,
                Findings = report.Findings.Select(f => new
                {
                    Rule = f.Rule.Id,
                    f.Rule.Name,
                    f.What,
                    f.Place,
                    f.When,
                    Step = f.Step + 1,
                    f.Personas,
                    f.Classes,
                    f.Share,
                    f.Examples,
                    HealsAfterSeconds = f.HealsAfter?.TotalSeconds,
                    f.Project,
                    f.VersionExists,
                    f.Story,
                }),
                report.Orders,
                report.Rollbacks,
                report.Classes,
                Suggestions = report.Suggestions?.Select(s => new
                {
                    s.Remedies,
                    Steps = s.Change.Steps.Select(step => step.Action.Words),
                    s.ColdShare,
                    WaitingSeconds = s.Waiting.TotalSeconds,
                    s.Purges,
                }),
                report.Notes,
                report.Names,
                report.Searches,
                report.States,
                report.Steps,
                report.StateBytes,
            },
            Layout));
}
