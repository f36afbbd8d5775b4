namespace CdnLab.AppHost.Resources.Control;

/// <summary>Control requests of the traffic generator.</summary>
public static class TrafficControl
{
    /// <summary>Begins the arrivals, which end at lab time <paramref name="until"/>.</summary>
    public static Task StartAsync(
        this ControlClient traffic, DateTimeOffset until, CancellationToken cancellation = default) =>
        traffic.PostAsync("start", new { until }, cancellation);

    /// <summary>Fills the caches with what the traffic of a stretch of lab time would have left in them.</summary>
    public static Task FillAsync(this ControlClient traffic, TimeSpan window, CancellationToken cancellation = default) =>
        traffic.PostAsync("fill", new { seconds = window.TotalSeconds }, cancellation);

    public static Task StopAsync(this ControlClient traffic, CancellationToken cancellation = default) =>
        traffic.PostAsync("stop", new { }, cancellation);

    /// <summary>Sets arrivals a second of lab time and the shares of the personas; null leaves one as it is.</summary>
    public static Task SetMixAsync(
        this ControlClient traffic,
        double? rate,
        IReadOnlyDictionary<string, double>? shares,
        CancellationToken cancellation = default) => traffic.PutAsync("mix", new { rate, shares }, cancellation);
}
