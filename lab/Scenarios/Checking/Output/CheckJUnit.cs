using System.Globalization;
using System.Xml;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Properties;

namespace CdnLab.Scenarios.Checking.Output;

/// <summary>The answer as JUnit XML: a suite for each property, in it a case for each class of URLs, or for each step
/// where the property is one of the plan. A class that was not proved is an error; a property whose bound is not set is
/// skipped.</summary>
public sealed class CheckJUnit : ICheckWriter
{
    private static readonly CheckRule[] OfPlan = [CheckRule.PurgeBlast, CheckRule.ColdKeys];

    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter to)
    {
        var suites = CheckRule.All.Select(rule => Suite(rule, report)).Append(Configuration(report)).ToList();
        // The writer is the caller's, and so is its encoding; XML without a name for one is UTF-8.
        using (var xml = XmlWriter.Create(to, new()
        {
            Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, OmitXmlDeclaration = true,
        }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", PlainText.Line($"cdnlab check {report.Change.Name}"));
            Count(xml, [.. suites.SelectMany(s => s.Cases)]);
            foreach (var suite in suites)
            {
                Write(xml, suite);
            }
            xml.WriteEndElement();
        }
        to.WriteLine();
    }

    private static JUnitSuite Suite(CheckRule rule, CheckReport report) => new(
        $"{rule.Id} {rule.Name}",
        OfPlan.Contains(rule)
            ? [.. report.Change.Steps.Select((step, index) => Case(
                $"step {index + 1}: {step.Action.Words}",
                step.Place ?? report.Change.Place,
                [.. report.Findings.Where(f => f.Rule == rule && f.Step == index)],
                IsChecked(rule, report.Change.Bounds),
                CheckVerdict.Safe))]
            : [.. report.Classes.Select(one => Case(
                one.Title,
                report.Change.Place,
                [.. report.Findings.Where(f => f.Rule == rule && f.Classes.Contains(one.Title))],
                IsChecked(rule, report.Change.Bounds),
                one.Verdict))]);

    private static bool IsChecked(CheckRule rule, ChangeBounds bounds) =>
        rule == CheckRule.OldRelease ? bounds.OldReleaseMax is not null
        : rule == CheckRule.Recovery ? bounds.RecoveryMax is not null
        : rule != CheckRule.ColdKeys || bounds.ColdShareMax is not null;

    private static JUnitCase Case(
        string name, SourcePlace place, IReadOnlyList<CheckFinding> findings, bool isChecked, CheckVerdict verdict)
    {
        if (findings.Count > 0)
        {
            var message = string.Join("; ", findings.Select(f => $"{f.What}, {f.When}"));
            return new(name, findings[0].Place, "failure", message, [.. findings.SelectMany(f => Text(f, name))]);
        }
        return !isChecked ? new(name, place, "skipped", "its bound is not set", [])
            : verdict is CheckVerdict.Unfinished or CheckVerdict.Incomplete
                ? new(name, place, "error", VerdictText.Word(verdict), [])
            : new(name, place, null, "", []);
    }

    // The story is told once, in the first of the classes that it is about.
    private static IEnumerable<string> Text(CheckFinding finding, string name) =>
    [
        $"{finding.Place}: {finding.Rule.Id} {finding.Rule.Name}: {finding.What}",
        $"when: {finding.When}",
        .. finding.Story.Count == 0 ? [] : new[] { $"heals by itself: {StoryText.Heals(finding)}" },
        .. finding.Classes.Count > 0 && finding.Classes[0] != name
            ? [$"how: see {finding.Classes[0]}"] : StoryText.Lines(finding.Story),
    ];

    private static JUnitSuite Configuration(CheckReport report) => new("configuration", report.Change.Unread.Count == 0
        ? [new("every part is understood", report.Change.Place, null, "", [])]
        : [.. report.Change.Unread.Select((part, index) => new JUnitCase(
            $"part {index + 1} is understood",
            part.Place,
            "error",
            $"not understood: {part.What}",
            [$"{part.Place}"]))]);

    private static void Write(XmlWriter xml, JUnitSuite suite)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", suite.Name);
        Count(xml, suite.Cases);
        foreach (var one in suite.Cases)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("name", PlainText.Line(one.Name));
            xml.WriteAttributeString("classname", suite.Name);
            xml.WriteAttributeString("file", PlainText.Line(ReportPlaces.Shown(one.Place.File)));
            xml.WriteAttributeString("line", one.Place.Line.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("time", "0");
            if (one.Outcome is { } outcome)
            {
                xml.WriteStartElement(outcome);
                xml.WriteAttributeString("message", PlainText.Line(one.Message));
                if (outcome != "skipped")
                {
                    xml.WriteAttributeString("type", suite.Name);
                    xml.WriteString(string.Concat(one.Text.Select(line => $"\n{PlainText.Line(line)}")));
                }
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Count(XmlWriter xml, IReadOnlyList<JUnitCase> cases)
    {
        foreach (var (name, outcome) in new[]
        {
            ("tests", null), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"),
        })
        {
            var count = cases.Count(c => outcome is null || c.Outcome == outcome);
            xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
        }
    }
}
