using System.Diagnostics;
using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Export;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Scenarios.Tests.Export;

/// <summary>The choices of a profile in a generated configuration, or a finding that they are not in it.</summary>
public sealed class ProfileExportTests
{
    private static readonly EdgeConfig Plain = new() { Name = "plain" };
    private static readonly EdgeSite Site = new() { Host = "example.test", Profile = CacheProfiles.Varnish };

    [Fact]
    public void Write_ChoicesThatNginxIsNotTold_AreFindings()
    {
        var refused = Assert.Throws<ExportException>(() => EdgeExport.Write(EdgeProgram.Nginx, Plain, Site));
        Assert.Equal(
            [
                "passed_fields", "ignored_directives", "storable_statuses", "storable_statuses_with_lifetime",
                "stale_storable",
            ],
            refused.Findings.Select(finding => finding.Rule.Replace("profile.", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(EdgeProgram.Varnish)]
    [InlineData(EdgeProgram.Nginx)]
    public void Write_NamesWithLineBreaks_StayInTheirComments(EdgeProgram program)
    {
        var config = Plain with { Rules = [new() { Name = "a\n  evil on;\r}\u2028", Match = "^/x$", StripQuery = true }] };
        var site = Site with { Profile = CacheProfiles.Fastly with { Name = "b\nevil on;" } };
        var text = EdgeExport.Write(program, config, site);
        Assert.Equal(2, text.Split('\n').Count(line => line.Contains("evil on;", StringComparison.Ordinal)));
        Assert.All(
            text.Split('\n', '\r', '\u2028').Where(line => line.Contains("evil on;", StringComparison.Ordinal)),
            line => Assert.StartsWith("#", line.TrimStart()));
    }

    [Theory]
    [InlineData("strict")]
    [InlineData("varnish")]
    [InlineData("fastly")]
    [InlineData("pypi-2022")]
    public async Task Write_EveryProfileThatShips_IsAcceptedByVarnish(string profile)
    {
        var program = RequiredProgram.OrSkip("varnishd");
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".vcl");
        var site = Site with { Profile = CacheProfiles.ByName[profile] };
        await File.WriteAllTextAsync(
            file, EdgeExport.Write(EdgeProgram.Varnish, Plain, site), TestContext.Current.CancellationToken);
        try
        {
            using var varnish = Process.Start(new ProcessStartInfo(program, ["-C", "-f", file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var told = varnish.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await varnish.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await varnish.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(varnish.ExitCode == 0, await told);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
