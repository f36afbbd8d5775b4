namespace CdnLab.AppHost.Resources.Control;

/// <summary>Control requests of the origin.</summary>
public static class OriginControl
{
    public static Task SetReleaseAsync(
        this ControlClient origin, string name, CancellationToken cancellation = default) =>
        origin.PutAsync("release", new { name }, cancellation);

    /// <summary>Sets the number of workers; new ones work after <paramref name="delay"/> of lab time.</summary>
    public static Task SetCapacityAsync(
        this ControlClient origin, int workers, TimeSpan delay, CancellationToken cancellation = default) =>
        origin.PutAsync("capacity", new { workers, delay_seconds = delay.TotalSeconds }, cancellation);

    public static Task SetFaultsAsync(
        this ControlClient origin,
        double slowdown,
        double errorRatio,
        bool down,
        CancellationToken cancellation = default) =>
        origin.PutAsync("faults", new { slowdown, error_ratio = errorRatio, down }, cancellation);
}
