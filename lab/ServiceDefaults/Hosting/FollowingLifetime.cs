using Microsoft.Extensions.Hosting;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>The control listener lives as long as its service and reacts to no signal by itself.</summary>
internal sealed class FollowingLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
