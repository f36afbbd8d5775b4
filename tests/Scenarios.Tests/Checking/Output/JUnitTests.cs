using System.Xml.Linq;
using CdnLab.Scenarios.Checking.Properties;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking.Output;

/// <summary>Answers as JUnit XML.</summary>
public class JUnitTests
{
    [Theory]
    [InlineData("seed")]
    [InlineData("hostile")]
    [InlineData("safe")]
    [InlineData("incomplete")]
    [InlineData("bounded")]
    public void Write_Answer_CountsItsCases(string name)
    {
        var all = Read(name);

        foreach (var suite in all.Elements("testsuite").Append(all))
        {
            var cases = suite.Descendants("testcase").ToList();
            Assert.Equal(
                (cases.Count, Count(cases, "failure"), Count(cases, "error"), Count(cases, "skipped")),
                ((int)suite.Attribute("tests")!, (int)suite.Attribute("failures")!, (int)suite.Attribute("errors")!,
                    (int)suite.Attribute("skipped")!));
        }
        Assert.Equal(
            [.. CheckRule.All.Select(r => $"{r.Id} {r.Name}"), "configuration"],
            all.Elements("testsuite").Select(s => (string?)s.Attribute("name")));
    }

    [Fact]
    public void Write_SeedChange_FailsTheClassesThatItHitsAndTellsTheStoryOnce()
    {
        var failures = Read("seed").Descendants("failure").ToList();

        Assert.Equal(
            SampleReports.Seed.Findings[0].Classes, failures.Select(f => (string)f.Parent!.Attribute("name")!));
        Assert.All(failures, f => Assert.Equal("CHK001 redirect-cycle", (string?)f.Attribute("type")));
        Assert.Contains("3. requests at PoP: GET /pypi/PyYAML/json", failures[0].Value, StringComparison.Ordinal);
        Assert.All(failures.Skip(1), f => Assert.Contains("how: see project-json", f.Value, StringComparison.Ordinal));
        Assert.Equal("53", (string?)failures[0].Parent!.Attribute("line"));
    }

    [Theory]
    [InlineData("safe", "skipped", "CHK003 CHK004 CHK007")]
    [InlineData("safe", "failure", "")]
    [InlineData("incomplete", "error", "CHK001 CHK002 CHK005 configuration")]
    [InlineData("unfinished", "failure", "")]
    [InlineData("bounded", "skipped", "")]
    [InlineData("bounded", "failure", "CHK001 CHK005 CHK007")]
    public void Write_Property_IsSkippedWithoutItsBoundAndAnErrorWithoutAProof(string name, string outcome, string suites) =>
        Assert.Equal(suites, string.Join(' ', Read(name).Elements("testsuite").Where(s => s.Descendants(outcome).Any())
            .Select(s => ((string)s.Attribute("name")!).Split(' ')[0])));

    [Fact]
    public void Write_HostileText_IsReadBackInOneLine()
    {
        var failure = Read("hostile").Descendants("failure").First();

        Assert.StartsWith("<b>|`x``y`| [a](javascript:b) ]]> {0} @team #1 *c* _d_ \\ <!-- \"'&\\n\\r\\t| e |\\u0000\\u0007\\u202e",
            (string)failure.Attribute("message")!, StringComparison.Ordinal);
        Assert.Contains("301 -> /```<b>|", failure.Value, StringComparison.Ordinal);
    }

    private static XElement Read(string name) => XElement.Parse(SampleReports.Write("junit", SampleReports.Of(name)));

    private static int Count(List<XElement> cases, string outcome) => cases.Count(c => c.Element(outcome) is not null);
}
