using System.Text.Json;
using System.Text.Json.Nodes;
using CdnLab.Scenarios.Tests.Catalog;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking.Output;

/// <summary>The answers to the change of 2022-06-10, byte for byte. After a wanted change run the tests once with
/// CDNLAB_UPDATE_GOLDEN=1 and read the difference before committing it.</summary>
public class GoldenAnswerTests
{
    private const string Folder = "tests/Scenarios.Tests/Checking/Output/Golden";
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true, NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData("markdown", "json-names.md")]
    [InlineData("junit", "json-names.xml")]
    [InlineData("sarif", "json-names.sarif")]
    public void Write_SeedChange_GivesTheCommittedBytes(string format, string file)
    {
        var actual = SampleReports.Write(format, SampleReports.Seed);
        if (format == "sarif")
        {
            // Rules are the pages of docs/checks, which are compared where they are tested.
            var log = JsonNode.Parse(actual)!;
            log["runs"]![0]!["tool"]!["driver"]!.AsObject().Remove("rules");
            actual = log.ToJsonString(Layout) + "\n";
        }
        var golden = Path.Combine(Repository.Root, Folder, file);
        if (Environment.GetEnvironmentVariable("CDNLAB_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, actual);
        }

        Assert.Equal(Repository.Read($"{Folder}/{file}"), actual);
    }
}
