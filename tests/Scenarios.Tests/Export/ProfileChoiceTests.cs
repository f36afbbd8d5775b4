using System.Reflection;
using System.Text.Json;
using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Export;
using Xunit;

namespace CdnLab.Scenarios.Tests.Export;

/// <summary>No choice of a profile is passed over in silence: it changes the file, is refused, or is in the table.
/// </summary>
public sealed class ProfileChoiceTests
{
    public static TheoryData<EdgeProgram, string> Choices => [.. Enum.GetValues<EdgeProgram>().SelectMany(
        program => typeof(CacheProfile).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name is not nameof(CacheProfile.Name))
            .Select(property => (program, property.Name)))];

    [Theory]
    [MemberData(nameof(Choices))]
    public void Choice_MadeOtherwise_IsTranslatedRefusedOrListed(EdgeProgram program, string name)
    {
        var profile = program == EdgeProgram.Varnish
            ? CacheProfiles.Strict with { StorableStatuses = [200] }
            : CacheProfiles.Strict;
        var other = profile with { };
        var property = typeof(CacheProfile).GetProperty(name)!;
        property.SetValue(other, Other(property.GetValue(profile), property.PropertyType));
        var key = JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

        Assert.True(
            Write(program, profile) != Write(program, other)
                || EdgeDifferences.All.Any(row => row.Choices.Contains(key)),
            $"{program} passes over {key}");
    }

    [Fact]
    public void Table_Choices_AreKeysOfAProfile() => Assert.Empty(
        EdgeDifferences.All.SelectMany(row => row.Choices).Except(
            typeof(CacheProfile).GetProperties().Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name))));

    private static object Other(object? value, Type type) => value switch
    {
        bool flag => !flag,
        double => 0.7,
        TimeSpan time => time + TimeSpan.FromMinutes(20),
        _ when type == typeof(TimeSpan?) => TimeSpan.FromMinutes(20),
        IReadOnlyList<string> => new[] { "X-Other" },
        _ => new[] { 203 },
    };

    /// <summary>The file, or what is refused.</summary>
    private static string Write(EdgeProgram program, CacheProfile profile)
    {
        try
        {
            var site = new EdgeSite { Host = "example.test", Shield = true, Profile = profile };
            return EdgeExport.Write(program, new EdgeConfig { Name = "plain" }, site);
        }
        catch (ExportException refused)
        {
            return string.Join(',', refused.Findings.Select(finding => finding.Rule));
        }
    }
}
