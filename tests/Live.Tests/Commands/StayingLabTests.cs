using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace CdnLab.Live.Tests.Commands;

/// <summary>Without --once the lab stays up after the replay, to play with.</summary>
[Trait("Category", "Live")]
public sealed partial class StayingLabTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lab_AfterTheReplay_TakesActionsUntilItIsInterrupted()
    {
        await using var host = HostProcess.Start(SmallScenario.File, "--speed", "720", "--out", _folder["run"]);
        await host.PrintsAsync("the lab stays up");
        var journal = await File.ReadAllTextAsync(_folder["run/journal.jsonl"]);
        var page = new Uri(Address().Match(host.Output).Groups[1].Value);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = page };
        http.DefaultRequestHeaders.Add("X-CdnLab-Token", Token().Match(await http.GetStringAsync("/")).Value);

        foreach (var (kind, value) in new[] { ("origin", "before"), ("edge", "before"), ("purge_all", "") })
        {
            using var answer = await http.PostAsJsonAsync("/actions", new { kind, value });
            Assert.Equal((kind, HttpStatusCode.NoContent), (kind, answer.StatusCode));
        }

        await host.SignalAsync("INT");
        await host.ExitAsync();
        await host.LeavesNothingAsync();
        Assert.Equal(journal, await File.ReadAllTextAsync(_folder["run/journal.jsonl"]));
    }

    [GeneratedRegex(@"console page  (\S+)")]
    private static partial Regex Address();

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Token();
}
