namespace CdnLab.SampleService;

/// <summary>Does not stop, whatever the deadline.</summary>
internal sealed class StubbornPart : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => new TaskCompletionSource().Task;
}
