namespace CdnLab.AppHost.Resources.Control;

/// <summary>Control requests of an edge.</summary>
public static class EdgeControl
{
    /// <summary>Puts the edge config <paramref name="name"/> in force; the cache stays.</summary>
    public static Task SetConfigAsync(this ControlClient edge, string name, CancellationToken cancellation = default) =>
        edge.PutAsync("config", new { name }, cancellation);

    /// <summary>Purges by surrogate key and by URL.</summary>
    public static Task PurgeAsync(
        this ControlClient edge,
        IReadOnlyList<string> keys,
        IReadOnlyList<string> urls,
        bool soft,
        CancellationToken cancellation = default) => edge.PostAsync("purge", new { keys, urls, soft }, cancellation);

    public static Task PurgeAllAsync(this ControlClient edge, bool soft, CancellationToken cancellation = default) =>
        edge.PostAsync("purge", new { all = true, soft }, cancellation);
}
