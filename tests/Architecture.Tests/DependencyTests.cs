using System.Text.RegularExpressions;
using Xunit;

namespace CdnLab.Architecture.Tests;

/// <summary>Dependencies point one way: AppHost, then the services and Scenarios, then Model.</summary>
public sealed partial class DependencyTests
{
    public static TheoryData<string, string> Allowed => new()
    {
        { "Model", "" },
        { "ServiceDefaults", "" },
        { "Origin", "Model ServiceDefaults" },
        { "Edge", "Model ServiceDefaults" },
        { "Redirector", "Model ServiceDefaults" },
        { "Traffic", "Model ServiceDefaults" },
        { "Scenarios", "Model" },
        { "Purger", "Model Scenarios" },
        { "AppHost", "Model ServiceDefaults Origin Edge Redirector Traffic Scenarios" },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void ProjectFile_OfLab_ReferencesOnlyWhatTheArrowAllows(string project, string allowed)
    {
        var file = Repository.Read($"lab/{project}/CdnLab.{project}.csproj");

        Assert.Subset(
            allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(),
            ProjectReference().Matches(file).Select(m => m.Groups["name"].Value).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Assembly_OfLab_ReferencesOnlyWhatTheArrowAllows(string project, string allowed) =>
        Assert.Subset(
            allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(),
            LabAssembly.Of(project).References
                .Where(r => r.StartsWith("CdnLab.", StringComparison.Ordinal))
                .Select(r => r["CdnLab.".Length..])
                .ToHashSet());

    [Fact]
    public void Assembly_Model_NeedsTheBaseLibraryOnly() =>
        Assert.All(
            LabAssembly.Of("Model").References,
            r => Assert.True(r is "netstandard" || r.StartsWith("System.", StringComparison.Ordinal), r));

    [Fact]
    public void Projects_OfLab_AreTheOnesTheArrowNames() =>
        Assert.Equal(
            LabAssembly.Projects.Order(),
            Repository.Files("*.csproj").Where(f => f.StartsWith("lab/", StringComparison.Ordinal))
                .Select(f => f.Split('/')[1]).Order());

    [Fact]
    public void Solution_ListsEveryProject()
    {
        var solution = Repository.Read("CdnLab.sln").Replace('\\', '/');

        Assert.All(Repository.Files("*.csproj"), project => Assert.Contains($"\"{project}\"", solution));
    }

    [GeneratedRegex("<ProjectReference Include=\"[^\"]*CdnLab\\.(?<name>[A-Za-z]+)\\.csproj\"")]
    private static partial Regex ProjectReference();
}
