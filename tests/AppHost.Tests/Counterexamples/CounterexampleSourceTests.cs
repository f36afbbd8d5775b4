using CdnLab.AppHost.Counterexamples;
using Xunit;

namespace CdnLab.AppHost.Tests.Counterexamples;

/// <summary>What is played, and what is refused before anything is started.</summary>
public sealed class CounterexampleSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cdnlab-replay-test-").FullName;

    private string Change => Path.Combine(_folder, "self.yaml");

    private string Report => Path.Combine(_folder, "report.json");

    public CounterexampleSourceTests() => File.WriteAllText(
        Change,
        """
        schema: 1
        change: self
        shield: false
        families: {page: {paths: ["/{name}/"]}}
        origin:
          release: good
          releases:
            good: {routes: {page: {canonical: any}}}
            bad: {routes: {page: {redirect_to: "/{name}/"}}}
        edge: {config: only, configs: {only: {}}}
        names: [Home]
        steps:
          - deploy_origin: bad
        """);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_Change_IsItsFirstCounterexample()
    {
        var example = CounterexampleSource.Read(new() { Source = Change })!;

        Assert.StartsWith("CHK001 redirect-cycle", example.Title, StringComparison.Ordinal);
        Assert.True(example.Loops);
        Assert.Equal(2, example.Lines.Count);
    }

    [Fact]
    public void Read_Report_IsWhatItTells()
    {
        Write("""[{"exchange":null,"step":0,"text":"","looping":false,"part":"origin"}]""");

        var example = CounterexampleSource.Read(new() { Source = Report, Finding = 1 })!;

        Assert.Equal("self", example.Change.Name);
        Assert.Equal(0, Assert.Single(example.Lines).Step);
    }

    [Theory]
    [InlineData("[{\"step\":7,\"part\":\"origin\"}]", "does not fit")]
    [InlineData("[{\"step\":0,\"part\":\"pop\"}]", "does not fit")]
    [InlineData("[{\"step\":0}]", "does not fit")]
    [InlineData("[{\"exchange\":{\"url\":\"pypi.org\"}}]", "does not fit")]
    [InlineData("[]", "has no story")]
    [InlineData("[{\"part\":\"moon\"}]", "could not be converted")]
    public void Read_ReportThatCannotBePlayed_IsRefused(string story, string reason)
    {
        Write(story);

        var refused = Assert.Throws<ReplayException>(() => CounterexampleSource.Read(new() { Source = Report }));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FindingThatIsNot_IsRefused() => Assert.Contains(
        "finding 9",
        Assert.Throws<ReplayException>(() => CounterexampleSource.Read(new() { Source = Change, Finding = 9 })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Read_NoFile_IsRefused() =>
        Assert.Throws<ReplayException>(() => CounterexampleSource.Read(new() { Source = Path.Combine(_folder, "none.yaml") }));

    private void Write(string story) => File.WriteAllText(
        Report, $$"""{"schema":1,"change":"self","file":"{{Change.Replace('\\', '/')}}","findings":[{"rule":"CHK001","story":{{story}}}]}""");
}
