using Xunit;

namespace CdnLab.Architecture.Tests;

/// <summary>PyPI is one scenario among others: a file, not code.</summary>
public sealed class ScenarioIndependenceTests
{
    private static readonly string[] Words = ["pypi", "warehouse", "fastly.com", "pyopenssl"];

    // The scenario that runs when none is named, the name that PEP 629 gives to the field of any simple index, and the
    // name of a cache profile that ships: choices that any site may pick.
    private static readonly string[] Allowed = ["pypi-json-2022-06-10", "pypi:repository-version", "pypi-2022"];

    public static TheoryData<string> Projects => [.. LabAssembly.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_OfLab_NamesNoSiteInItsCode(string project) =>
        Assert.DoesNotContain(
            LabAssembly.Of(project).Strings,
            text => Words.Any(w => Without(Allowed, text).Contains(w, StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void Assembly_Model_HasLiteralsToLookAt() =>
        Assert.Contains("stale-while-revalidate", LabAssembly.Of("Model").Strings);

    private static string Without(string[] allowed, string text) =>
        allowed.Aggregate(text, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal));
}
