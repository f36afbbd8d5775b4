using System.Text.Json;
using CdnLab.Edge.Configuration;
using CdnLab.Model;
using CdnLab.Model.Caching;
using CdnLab.ServiceDefaults.Hosting;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Configuration;

public sealed class EdgeOptionsTests
{
    [Fact]
    public void Profile_BaseWithOverrides_IsTheBaseBesidesThem()
    {
        var options = Read(
            """{"profile": {"base": "fastly", "name": "pypi-2022", "default_lifetime": 60, "strip_age": true}}""");
        var expected = CacheProfiles.Fastly with
        {
            Name = "pypi-2022", DefaultLifetime = TimeSpan.FromSeconds(60), StripAge = true,
        };
        Assert.Equal(
            JsonSerializer.Serialize(expected, ModelJson.Options),
            JsonSerializer.Serialize(options.Profile, ModelJson.Options));
    }

    [Theory]
    [InlineData("""{"profile": "cloudy"}""", "known: strict, varnish, fastly")]
    [InlineData("""{"profile": {"bass": "fastly"}}""", "bass")]
    [InlineData("""{"capacity": 5}""", "capacity")]
    public void Read_UnknownWord_TellsIt(string json, string told) =>
        Assert.Contains(told, Assert.Throws<JsonException>(() => Read(json)).Message);

    [Fact]
    public void Options_WrittenAndRead_AreTheSame()
    {
        var options = new EdgeOptions
        {
            Name = "ams",
            Profile = CacheProfiles.Varnish,
            Host = "pypi.org",
            Origin = new("http://127.0.0.1:1"),
            Seed = 7,
            Configs = [new() { Name = "before", Rules = [new() { Name = "r", Match = "^/x$", Pass = true }] }],
        };
        var written = JsonSerializer.Serialize(options, ModelJson.Options);
        Assert.Equal(written, JsonSerializer.Serialize(Read(written), ModelJson.Options));
    }

    [Fact]
    public async Task Documentation_Options_AreAllInTheTable()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/edge.md"));
        var names = typeof(EdgeOptions).GetProperties()
            .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        Assert.All(names, name => Assert.Contains($"| `{name}` |", page));
    }

    [Fact]
    public async Task Start_WithSeveralMistakes_TellsThemAllAtOnce()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """
            {"name": "a b", "config": "gone", "capacity_bytes": -1, "timeouts": {"connect": 0},
             "configs": [{"name": "one", "rules": [{"name": "bad", "match": "("},
                                                   {"name": "worse", "match": "x", "rewrite": "{who}"}]},
                         {"name": "one", "cache_key": "{nothing}"}]}
            """);
        var wrong = await Assert.ThrowsAsync<ServiceStartException>(() => LiveService.StartAsync(
            EdgeService.Definition, null, ("config", file), ("profile", "cloudy"), ("origin", "ftp://x")));
        File.Delete(file);
        string[] told =
        [
            "--profile", "ftp://x", "'a b'", "'gone'", "capacity_bytes", "timeouts.connect", "rules.bad", "rules.worse",
            "there 2 times", "{nothing}",
        ];
        Assert.All(told, what => Assert.Contains(what, wrong.Message));
    }

    [Fact]
    public async Task Process_WithoutOrigin_EndsWithCode2AndTheFix()
    {
        using var process = ServiceProcess.Start("CdnLab.Edge", []);
        var line = await ServiceProcess.ReadStartLineAsync(process);
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("--origin", line!.Failed!.Error + line.Failed.Fix);
    }

    private static EdgeOptions Read(string json) => JsonSerializer.Deserialize<EdgeOptions>(json, ModelJson.Options)!;
}
