using CdnLab.ServiceDefaults.Series;

namespace CdnLab.Origin.Capacity;

/// <summary>Keeps the series <c>worker_seconds</c> up to date, a few times a bin, also when no request comes.</summary>
internal sealed class WorkerAccounting(WorkerPool pool, TimeProvider clock, SeriesRecorder series)
    : IHostedService, IDisposable
{
    private const int TimesABin = 4;
    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var period = series.BinSize / TimesABin;
        _timer = clock.CreateTimer(_ => pool.Account(), null, period, period);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _timer?.Dispose();
}
