using System.Diagnostics;
using CdnLab.ServiceDefaults.Hosting;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Origin.Tests.Configuration;

/// <summary>How the process starts, or says why it cannot.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cdnlab-start-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Start_WithoutAConfiguration_ServesTheShippedCatalogue()
    {
        await using var origin = await LiveService.StartProcessAsync("CdnLab.Origin");
        using var document = await origin.AskAsync("/pypi/second-project/json");
        Assert.Equal(200, (int)document.StatusCode);
        Assert.Equal("project/second-project", document.Fields()["Surrogate-Key"]);
    }

    [Fact]
    public async Task Start_WithManyMistakes_TellsAllAtOnce()
    {
        var failed = await FailAsync(("config", Config("""
            {
              "catalogue": {
                "projects": 1, "named": ["a", "A_", "b.c", "B-C"], "differing_share": 2, "versions_mean": 0
              },
              "families": [
                {"name": "one", "paths": ["/x/{nam}/", "/y/{name", "z/{name}"], "size_factor": 0},
                {"name": "one", "paths": []}
              ],
              "releases": [{
                "name": "r",
                "routes": {"two": {"redirect_status": 200, "redirect_to": "/{other}"}},
                "document_headers": {"Bad Name": "x", "Good": "{serial}", "Split": "a\r\nb"}
              }],
              "release": "s",
              "capacity": {"queue_max": -1, "queue_timeout": -1, "service_time_sigma": 99, "bytes_per_second": 0,
                "cold_start": {"for": 0, "slowdown": 2}}
            }
            """)), ("workers", "none"));
        string[] findings =
        [
            "--workers: 'none'",
            "catalogue.named: 4 names, but only 1 projects",
            "catalogue.named: b.c and B-C are one name",
            "catalogue.named: 'A_' is no project name",
            "catalogue.differing_share: 2",
            "catalogue.versions_mean: 0",
            "families: 'one' is there twice",
            "families.one.paths: no value {nam}",
            "families.one.paths: '/y/{name'",
            "families.one.paths: 'z/{name}' does not begin",
            "families.one.paths: there is none",
            "families.one.size_factor: 0",
            "releases.r.routes: 'two' is no family",
            "releases.r.routes.two.redirect_status: 200",
            "releases.r.routes.two.redirect_to: no value {other}",
            "releases.r.document_headers: 'Bad Name'",
            "releases.r.document_headers.Good: no value {serial}",
            "releases.r.document_headers.Split: ",
            "release: 's' is no release; known: r",
            "capacity.queue_max: -1",
            "capacity.queue_timeout: -1",
            "capacity.service_time_sigma: 99",
            "capacity.bytes_per_second: 0",
            "capacity.cold_start: 0 s at 2 times",
        ];
        var lines = failed.Error.Split('\n');
        Assert.All(findings, finding => Assert.Single(lines, line => line.StartsWith(finding, StringComparison.Ordinal)));
        Assert.Equal(findings.Length, lines.Length);
    }

    [Fact]
    public async Task Start_WithAnUnknownKey_TellsItsPlace()
    {
        var path = Config("{\n  \"sede\": 1\n}");
        Assert.StartsWith($"{path}:2:", (await FailAsync(("config", path))).Error);
    }

    [Fact]
    public async Task Start_WithoutItsPostgres_TellsWhereItLookedAndWhatToDo()
    {
        var failed = await FailAsync(("database", $"Host={_folder};Username=lab;Password=secret;Database=lab"));
        Assert.Contains($"PostgreSQL 'lab' at {_folder}", failed.Error);
        Assert.DoesNotContain("secret", failed.Error);
        Assert.Contains("--database", failed.Fix);
    }

    [Fact]
    public async Task Start_WithASqliteFileInNoFolder_TellsTheFile()
    {
        var failed = await FailAsync(("database", Path.Combine(_folder, "missing", "a.db")));
        Assert.Contains("missing", failed.Error);
        Assert.Contains("--database", failed.Fix);
    }

    private static async Task<FailedReport> FailAsync(params (string Name, string Value)[] settings)
    {
        using Process process = ServiceProcess.Start("CdnLab.Origin", settings.Select(s => $"--{s.Name}={s.Value}"));
        var start = await ServiceProcess.ReadStartLineAsync(process);
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
        return start!.Failed!;
    }

    private string Config(string json)
    {
        var path = Path.Combine(_folder, "origin.json");
        File.WriteAllText(path, json);
        return path;
    }
}
