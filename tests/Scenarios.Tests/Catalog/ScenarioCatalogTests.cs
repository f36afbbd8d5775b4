using System.Reflection;
using CdnLab.Model.Caching;
using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using Xunit;

namespace CdnLab.Scenarios.Tests.Catalog;

public class ScenarioCatalogTests
{
    [Fact]
    public void Names_Catalogue_HasTheFilesOfItsFolder() => Assert.Equal(
        Directory.GetFiles(Path.Combine(Repository.Root, "lab/Scenarios/Catalog"), "*.yaml")
            .Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal),
        ScenarioCatalog.Names);

    [Fact]
    public void Find_InAWorkingCopy_ReadsTheFileOnDisk() =>
        Assert.EndsWith(
            Path.Combine("Catalog", "healthy.yaml"), ScenarioCatalog.Find("healthy")!.File, StringComparison.Ordinal);

    [Fact]
    public void Load_EveryScenario_IsSoundNamedAsItsFileAndCompiles() => Assert.All(ScenarioCatalog.Names, name =>
    {
        var result = ScenarioLoader.Load(name);
        Assert.Empty(result.Findings);
        Assert.Equal(name, result.Spec!.Name);
        Assert.NotEmpty(ScenarioCompiler.Compile(result.Spec).Tables);
    });

    [Fact]
    public void MustFail_Catalogue_IsSetForTheCanaryOnly() => Assert.Equal(
        ["canary-must-fail"], ScenarioCatalog.Names.Where(name => ScenarioLoader.Load(name).Spec!.MustFail));

    [Fact]
    public void Find_Healthy_NothingLoopsInAnyState()
    {
        var compiled = ScenarioCompiler.Compile(ScenarioLoader.Load("healthy").Spec!);
        var states = LoopFinder.States(compiled.Spec).ToList();

        Assert.All(
            from table in compiled.Tables
            from stored in states
            from rules in states
            select LoopFinder.Find(compiled.Spec, table, stored, rules),
            finding => Assert.Null(finding.Chain));
    }

    // A choice of the model that a scenario file could not make would be compiled in.
    [Fact]
    public void Profile_EveryChoiceOfTheModel_HasAKey()
    {
        var reference = ScenarioReference.Write();
        var profile = reference[reference.IndexOf("### profile", StringComparison.Ordinal)..];
        var choices = typeof(CacheProfile).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(p => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name))
            .Except(["shared"]);

        Assert.All(choices, choice => Assert.Contains($"| `{choice}` |", profile, StringComparison.Ordinal));
    }
}
