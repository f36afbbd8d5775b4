using CdnLab.ServiceDefaults.Series;

namespace CdnLab.Origin.Capacity;

/// <summary>Keeps the series <c>worker_seconds</c> up to date, a few times a bin, also while no request comes.</summary>
internal sealed class WorkerAccounting(WorkerPool pool, TimeProvider clock, SeriesRecorder series) : BackgroundService
{
    private const int TimesABin = 4;
    private static readonly TimeSpan PeriodMin = TimeSpan.FromMilliseconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var period = series.BinSize / TimesABin;
        using var timer = new PeriodicTimer(period > PeriodMin ? period : PeriodMin, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            pool.Account();
        }
    }
}
