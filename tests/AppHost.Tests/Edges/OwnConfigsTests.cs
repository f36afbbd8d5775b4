using CdnLab.AppHost.Conducting;
using CdnLab.AppHost.Edges;
using CdnLab.Scenarios.Export;
using CdnLab.Scenarios.Format;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.AppHost.Tests.Edges;

public sealed class OwnConfigsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cdnlab-own-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(EdgeKind.Varnish, "varnishd", "vcl")]
    [InlineData(EdgeKind.Nginx, "nginx", "nginx")]
    public async Task File_ThatThePageShows_IsAccepted(EdgeKind kind, string program, string language)
    {
        RequiredProgram.OrSkip(program);
        var page = File.ReadAllText(Page()).Split($"```{language}\n")[1].Split("```")[0];

        using var fleet = await OfAsync(kind, Write("own", page));

        Assert.NotNull(fleet);
    }

    [Theory]
    [InlineData(EdgeKind.Varnish, "varnishd", "vcl 4.1; nonsense", "varnishd refuses it")]
    [InlineData(EdgeKind.Nginx, "nginx", "nonsense on; # @listen@ @lab@", "nginx refuses it")]
    [InlineData(EdgeKind.Nginx, "nginx", "events { } # @listen@", "the place @lab@ is not in it")]
    public async Task Files_Mistaken_AreAllToldBeforeAnythingStarts(
        EdgeKind kind, string program, string text, string expected)
    {
        RequiredProgram.OrSkip(program);

        var refused = await Assert.ThrowsAsync<ExportException>(
            () => OfAsync(kind, "nope=absent", Write("own", text)));

        Assert.Collection(
            refused.Findings.Select(finding => finding.What),
            what => Assert.Equal("the scenario has none of this name", what),
            what => Assert.Equal("there is no file absent", what),
            what => Assert.StartsWith(expected, what, StringComparison.Ordinal));
    }

    private static Task<EdgeFleet> OfAsync(EdgeKind kind, params string[] files) => EdgeFleet.OfAsync(
        ScenarioLoader.Load("healthy").Spec!,
        new LiveOptions { Edge = kind, EdgeConfigs = files },
        "none",
        TestContext.Current.CancellationToken);

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CdnLab.sln")))
        {
            folder = folder.Parent;
        }
        return Path.Combine(folder.FullName, "docs", "real-edges.md");
    }
}
