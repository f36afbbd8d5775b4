using CdnLab.Testing;
using Xunit;

namespace CdnLab.Live.Tests.Commands;

/// <summary>A run that is ended from outside keeps what it recorded and leaves no process.</summary>
[Trait("Category", "Live")]
public sealed class InterruptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Replay_Interrupted_EndsAndKeepsItsJournal(string signal)
    {
        await using var host = await StartReplayAsync();

        await host.SignalAsync(signal);

        Assert.NotEqual(0, await host.ExitAsync());
        await host.LeavesNothingAsync();
        Assert.Contains("deploy_origin", await JournalAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["run/summary.json"]), "a summary of half a run");
    }

    [Fact]
    public async Task Start_Interrupted_LeavesNothing()
    {
        await using var host = HostProcess.Start(SmallScenario.File, "--once", "--out", _folder["run"]);
        await Eventually.TrueAsync(() => host.Children.Count > 0, "the first child");

        await host.SignalAsync("INT");

        Assert.NotEqual(0, await host.ExitAsync());
        await host.LeavesNothingAsync();
    }

    [Fact]
    public async Task Host_Killed_LeavesNothing()
    {
        await using var host = await StartReplayAsync();

        await host.SignalAsync("KILL");

        await host.LeavesNothingAsync();
        Assert.Contains("deploy_origin", await JournalAsync(), StringComparison.Ordinal);
    }

    private async Task<HostProcess> StartReplayAsync()
    {
        var host = HostProcess.Start(SmallScenario.File, "--once", "--out", _folder["run"]);
        await host.PrintsAsync("origin: release before -> after");
        Assert.NotEmpty(host.Children);
        return host;
    }

    private Task<string> JournalAsync() => File.ReadAllTextAsync(_folder["run/journal.jsonl"]);
}
