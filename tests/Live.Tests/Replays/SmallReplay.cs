using Xunit;

namespace CdnLab.Live.Tests.Replays;

/// <summary>The small scenario, replayed once for the tests that look at what it left.</summary>
public sealed class SmallReplay : IAsyncLifetime
{
    public const string Setting = "title=The incident, named otherwise";

    private readonly TemporaryFolder _folder = new();

    internal FinishedReplay Run { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Run = await FinishedReplay.RunAsync(SmallScenario.File, _folder["run"], "--set", Setting);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
