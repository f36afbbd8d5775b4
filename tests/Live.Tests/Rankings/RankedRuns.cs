using CdnLab.Live.Tests.Replays;
using CdnLab.Scenarios.Cli;
using Xunit;

namespace CdnLab.Live.Tests.Rankings;

/// <summary>Runs of <c>ranking.yaml</c>, each with another purge in its last step.</summary>
/// <param name="folder">Where their directories go.</param>
internal sealed class RankedRuns(TemporaryFolder folder)
{
    /// <summary>The purges that are ranked.</summary>
    public static IReadOnlyList<string> Strategies { get; } = ["everything", "steered", "letters"];

    private static readonly string Scenario = Path.Combine(AppContext.BaseDirectory, "ranking.yaml");

    /// <summary>Simulates each strategy once.</summary>
    public IReadOnlyDictionary<string, PurgeOutcome> Simulate(int seed) =>
        Strategies.ToDictionary(strategy => strategy, strategy => SimulateOne(strategy, seed));

    /// <summary>Replays each strategy once, on real processes.</summary>
    public async Task<IReadOnlyDictionary<string, PurgeOutcome>> ReplayAsync(int seed)
    {
        var outcomes = new Dictionary<string, PurgeOutcome>();
        foreach (var strategy in Strategies)
        {
            var directory = folder[$"live-{strategy}-{seed}"];
            await FinishedReplay.RunAsync(Scenario, directory, Options(strategy, seed));
            outcomes[strategy] = PurgeOutcome.Read(directory);
        }
        return outcomes;
    }

    private PurgeOutcome SimulateOne(string strategy, int seed)
    {
        var directory = folder[$"simulated-{strategy}-{seed}"];
        using var told = new StringWriter();
        var exit = CdnLabCommand.Run(
            ["simulate", Scenario, "--quiet", "--out", directory, .. Options(strategy, seed)],
            new Terminal(told, told, width: 120, colour: false));
        Assert.True(exit == ExitCode.Pass, $"exit code {exit}: {told}");
        return PurgeOutcome.Read(directory);
    }

    private static string[] Options(string strategy, int seed) =>
        ["--seed", $"{seed}", "--set", $"timeline.2.purge={strategy}"];
}
