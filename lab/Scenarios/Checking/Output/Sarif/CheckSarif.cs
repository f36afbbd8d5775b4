using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Output.Sarif;

/// <summary>The answer as SARIF 2.1.0: findings on the lines of the change file.</summary>
public sealed class CheckSarif : ICheckWriter
{
    private const string Schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter to)
    {
        var log = JsonSerializer.SerializeToNode(
            new { Version = "2.1.0", Runs = new[] { Run(report) } }, Layout)!.AsObject();
        log.Insert(0, "$schema", Schema);
        to.WriteLine(log.ToJsonString(Layout));
    }

    private static object Run(CheckReport report) => new
    {
        Tool = SarifRules.Tool(),
        Invocations = new[]
        {
            new
            {
                ExecutionSuccessful = report.Verdict is CheckVerdict.Safe or CheckVerdict.Unsafe,
                ToolExecutionNotifications = Notifications(report),
            },
        },
        ColumnKind = "utf16CodeUnits",
        Results = SarifResults.Of(report),
        Properties = new
        {
            Change = report.Change.Name,
            report.Verdict,
            report.FirstUnsafe,
            report.Orders,
            report.Rollbacks,
            Suggestions = report.Suggestions?.Select(s => new
            {
                s.Remedies,
                Steps = s.Change.Steps.Select(step => step.Action.Words),
            }),
            report.Names,
            report.Searches,
            report.States,
            report.Steps,
        },
    };

    // What an answer lacks is an error: a consumer is not to take the results for all there are (Appendix I).
    private static IEnumerable<object> Notifications(CheckReport report) =>
    [
        .. report.Verdict == CheckVerdict.Unfinished
            ? [Notification(SarifRules.NotProved, "error", VerdictText.Of(report), report.Change.Place)]
            : Array.Empty<object>(),
        .. report.Change.Unread.Select(part => Notification(
            SarifRules.NotProved, "error", $"incomplete: not understood: {part.What}", part.Place)),
        .. report.Notes.Where(note => !note.StartsWith("incomplete: ", StringComparison.Ordinal)).Select(
            note => Notification(SarifRules.Remark, "note", note, report.Change.Place)),
    ];

    private static object Notification(string id, string level, string text, SourcePlace place) => new
    {
        Descriptor = new { Id = id },
        Level = level,
        Message = SarifText.Message(text),
        Locations = new[] { SarifPlaces.Of(place) },
    };
}
