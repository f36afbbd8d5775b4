using CdnLab.AppHost.Resources.Control;
using CdnLab.Model.Purging;

namespace CdnLab.AppHost.Edges;

/// <summary>The lab's own edge, over its control listener.</summary>
public sealed class BuiltinEdge(ControlClient control) : IEdge
{
    /// <inheritdoc/>
    public Task SetConfigAsync(string name, CancellationToken cancellation) =>
        control.SetConfigAsync(name, cancellation);

    /// <inheritdoc/>
    public Task PurgeAsync(PurgeRequest purge, CancellationToken cancellation) => purge.All
        ? control.PurgeAllAsync(purge.Soft, cancellation)
        : control.PurgeAsync(purge.Keys, purge.Urls, purge.Soft, cancellation);
}
