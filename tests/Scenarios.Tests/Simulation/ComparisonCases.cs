using CdnLab.Scenarios.Compilation;
using Xunit;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>All cases on which engines are compared.</summary>
internal static class ComparisonCases
{
    public static IReadOnlyList<ComparisonCase> All { get; } =
        [.. CachingCases.All, .. DeployCases.All, .. PurgeCases.All, .. OriginCases.All, .. ClientCases.All];

    private static readonly Dictionary<string, ComparisonCase> ByName =
        All.ToDictionary(c => c.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, Lazy<CompiledScenario>> Compiled = ByName.ToDictionary(
        c => c.Key,
        c => new Lazy<CompiledScenario>(() => ScenarioCompiler.Compile(c.Value.Spec)),
        StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. ByName.Keys];

    public static ComparisonCase Get(string name) => ByName[name];

    public static CompiledScenario Compile(string name) => Compiled[name].Value;
}
