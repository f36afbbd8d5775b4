using System.Diagnostics;
using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Export;
using CdnLab.Scenarios.Format;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Scenarios.Tests.Export;

public sealed class EdgeExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cdnlab-export-").FullName;

    public static TheoryData<string, string> Configs => [.. ScenarioCatalog.Names.SelectMany(
        name => ScenarioLoader.Load(name).Spec!.Edge.Configs.Keys.Select(config => (name, config)))];

    // Varnish makes choices that nginx cannot: such a scenario is refused, and a test below says how.
    public static TheoryData<string, string> NginxConfigs => [.. ScenarioCatalog.Names.SelectMany(
        name => ScenarioLoader.Load(name).Spec!.Edge is { Profile.Name: not "varnish" } edge
            ? edge.Configs.Keys.Select(config => (name, config)) : [])];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Configs))]
    public async Task Vcl_OfEveryConfigOfTheCatalogue_IsAcceptedByVarnish(string scenario, string config)
    {
        var program = RequiredProgram.OrSkip("varnishd");
        var file = Write(EdgeProgram.Varnish, scenario, config);

        Assert.Equal((0, ""), await RunAsync(program, "-C", "-j", "none", "-n", Path.Combine(_folder, "n"), "-f", file));
    }

    [Theory]
    [MemberData(nameof(NginxConfigs))]
    public async Task Nginx_OfEveryConfigOfTheCatalogue_IsAcceptedByNginx(string scenario, string config)
    {
        var program = RequiredProgram.OrSkip("nginx");
        var file = Write(EdgeProgram.Nginx, scenario, config);

        var (exit, error) = await RunAsync(program, "-e", "stderr", "-t", "-p", _folder, "-c", file);
        Assert.True(exit == 0 && !error.Contains("[warn]", StringComparison.Ordinal), error);
    }

    [Theory]
    [InlineData(EdgeProgram.Varnish, @"\p{L}", "\\p has no counterpart")]
    [InlineData(EdgeProgram.Nginx, @"\p{L}", "\\p has no counterpart")]
    [InlineData(EdgeProgram.Varnish, "[a-z-[aeiou]]", "no subtraction")]
    [InlineData(EdgeProgram.Nginx, "(?x) a", "(?x means something else")]
    [InlineData(EdgeProgram.Nginx, "(?<a>.)(?<a>.)", "is there twice")]
    [InlineData(EdgeProgram.Varnish, "é", "not ASCII")]
    public void Rule_ThatTheProgramCannotSay_IsAFindingWithItsName(EdgeProgram program, string match, string expected)
    {
        var config = new EdgeConfig { Name = "c", Rules = [new() { Name = "sound", Match = "^/a" }, new() { Name = "odd", Match = match }] };

        var finding = Assert.Single(Assert.Throws<ExportException>(
            () => EdgeExport.Write(program, config, Site())).Findings);

        Assert.Equal(("c", "odd"), (finding.Config, finding.Rule));
        Assert.Contains(expected, finding.What, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Fix);
    }

    [Fact]
    public void Vcl_TemplateWithATenthGroup_IsAFinding()
    {
        var match = string.Concat(Enumerable.Range(1, 10).Select(i => $"(?<g{i}>.)"));
        var config = new EdgeConfig { Name = "c", Rules = [new() { Name = "ten", Match = match, Rewrite = "/{g9}{g10}" }] };

        var refused = Assert.Throws<ExportException>(() => EdgeExport.Write(EdgeProgram.Varnish, config, Site()));

        Assert.Equal("ten", Assert.Single(refused.Findings).Rule);
    }

    private static EdgeSite Site() => new() { Host = "edge.example", Profile = CacheProfiles.Strict };

    private string Write(EdgeProgram program, string name, string config)
    {
        var scenario = ScenarioLoader.Load(name).Spec!;
        var site = Site() with { Host = scenario.Topology.Host, Profile = scenario.Edge.Profile };
        var file = Path.Combine(_folder, "edge.conf");
        File.WriteAllText(file, EdgeExport.Write(program, scenario.Edge.Configs[config], site));
        return file;
    }

    private static async Task<(int Exit, string Error)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 && program.EndsWith("varnishd", StringComparison.Ordinal) ? "" : error);
    }
}
