using System.Text.Json.Nodes;
using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Tests.Catalog;
using Xunit;

namespace CdnLab.Scenarios.Tests.Format;

public class ScenarioSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(ScenarioSchema.Write())!;

    [Fact]
    public void Write_CommittedFile_IsTheSame() =>
        Assert.Equal(Repository.Read("docs/scenario.schema.json"), ScenarioSchema.Write());

    [Fact]
    public void Reference_EndOfTheDocumentation_IsTheSame() =>
        Assert.EndsWith(ScenarioReference.Write(), Repository.Read("docs/scenarios.md"), StringComparison.Ordinal);

    [Fact]
    public void Write_EveryScenarioOfTheCatalogue_Validates() => Assert.All(
        ScenarioCatalog.Names,
        name => Assert.Empty(SchemaValidator.Validate(Schema, ScenarioCatalog.Find(name)!.Text)));

    [Fact]
    public void Write_Sample_Validates() => Assert.Empty(SchemaValidator.Validate(Schema, Sample.Yaml));

    // What the loader refuses by shape alone, the schema refuses too, so that an editor shows it.
    [Theory]
    [InlineData("warmup: 10m", "warmpu: 10m")]
    [InlineData("duration: 2h\n", "")]
    [InlineData("warmup: 10m", "warmup: 10")]
    [InlineData("warmup: 10m", "warmup: -10m")]
    [InlineData("at: 10:10:00", "at: noon")]
    [InlineData("differing_share: 0.2", "differing_share: 1.2")]
    [InlineData("    workers: 4", "    workers: '4'")]
    [InlineData("    workers: 4", "    cold_start: {for: 5m, slowdown: 0.5}")]
    [InlineData("rate: 20", "rate: 20\n  diurnal: {amplitude: 1, peak: 14:00}")]
    [InlineData("rate: 20", "rate: 20\n  diurnal: {amplitude: 0.5, peak: noon}")]
    [InlineData("shield: iad", "capacity_objects: 0")]
    [InlineData("canonical: verbatim", "canonical: verbatm")]
    [InlineData("redirect_status: 308", "redirect_status: 304")]
    [InlineData("{p: 0.2, d: 0.1}", "{P: 0.2}")]
    [InlineData("deploy_origin: after", "deploy_origin: after\n    purge: slow")]
    [InlineData("pops: {ams: 2, fra: 1}", "pops: {}")]
    [InlineData("  pops: [ams]\n", "  pops: [ams, ams]\n")]
    public void Write_MistakeOfShape_DoesNotValidate(string old, string text)
    {
        Assert.Single(SchemaValidator.Validate(Schema, Sample.With(old, text)));
        Assert.NotEmpty(ScenarioLoader.Parse(Sample.With(old, text), "f").Findings);
    }
}
