using CdnLab.AppHost.Resources;
using CdnLab.AppHost.Resources.Control;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Conducting;

/// <summary>One replay of a scenario on a started lab.</summary>
public sealed class LiveRun
{
    /// <summary>Real time between two readings of the services.</summary>
    private static readonly TimeSpan CollectEvery = TimeSpan.FromMilliseconds(250);

    private readonly ScenarioSpec _scenario;
    private readonly Collector _collector;
    private readonly Catalogue _catalogue;
    private readonly DailyTraffic _traffic;

    /// <summary>A run that has not begun.</summary>
    public LiveRun(ScenarioSpec scenario, Lab lab, RunLog log)
    {
        _scenario = scenario;
        Lab = lab;
        Log = log;
        _catalogue = Catalogue.Create(scenario.Catalogue, scenario.Seed);
        Purges = new PurgeRunner(lab, log, PurgeScopes.Of(scenario, _catalogue.Projects), scenario.Seed);
        _traffic = new DailyTraffic(scenario.Clients, lab.Clock, lab.SetClientsAsync);
        Player = new TimelinePlayer(scenario, lab, log, Purges, _traffic, () => Figures);
        _collector = new Collector(lab, log, Purges.Accepted);
        foreach (var service in lab.Services)
        {
            service.Died += (dead, code) => log.Append(JournalEvents.LabFailure(
                lab.Clock.GetUtcNow(), dead.Name, $"its process ended by itself, exit code {code}"));
            if (service.State == ResourceState.Died)
            {
                throw new ResourceException(service.Name, "ended right after its start", "look into services.log");
            }
        }
    }

    /// <summary>The lab it runs on.</summary>
    public Lab Lab { get; }

    /// <summary>What it has recorded.</summary>
    public RunLog Log { get; }

    /// <summary>Its purges.</summary>
    public PurgeRunner Purges { get; }

    /// <summary>Does the scenario's actions, and those of the console.</summary>
    public TimelinePlayer Player { get; }

    /// <summary>Whether a reader of the console page has changed its course.</summary>
    public bool ActedOn { get; set; }

    /// <summary>What it shows now.</summary>
    public StatusFigures Figures
    {
        get
        {
            var shards = Purges.Shards;
            var keys = shards.Sum(s => s.Keys);
            return new(
                Log.LastRow?.LoopedRatio ?? 0,
                Log.LastRow?.LoopingProjects ?? 0,
                keys == 0 ? 0 : (double)shards.Sum(s => s.Done) / keys,
                [.. shards.Where(s => s.Done < s.Keys).Select(s => s.Name)]);
        }
    }

    /// <summary>Warms the caches, plays the timeline and records the run to its end.</summary>
    public async Task PlayAsync(double speed, CancellationToken cancellation)
    {
        await FillCachesAsync(cancellation);
        await Lab.SetClockAsync(_scenario.Start - _scenario.Warmup, speed, cancellation);
        if (_scenario.Clients.Diurnal is not null)
        {
            await _traffic.SetNowAsync(cancellation);
        }
        await Lab.Traffic.Control!.StartAsync(_scenario.End, cancellation);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var collecting = Task.WhenAll(CollectAsync(ended.Token), FollowTheDayAsync(ended.Token));
        try
        {
            await Task.WhenAll(PlayTimelineAsync(ended.Token), MeasureExchangesAsync(ended.Token));
        }
        finally
        {
            await ended.CancelAsync();
            await collecting;
        }
        await Lab.Traffic.Control!.StopAsync(cancellation);
        // What the last requests count lands in bins that are closed only now.
        await Lab.WaitUntilAsync(_scenario.End + TimeSpan.FromSeconds(Log.Header.BinSeconds), cancellation);
        await _collector.FinishAsync(cancellation);
    }

    /// <summary>After the run: traffic as before, until cancelled, for those who watch and act.</summary>
    public async Task PlayOnAsync(CancellationToken cancellation)
    {
        _collector.PlaysOn = true;
        await Lab.Traffic.Control!.StartAsync(DateTimeOffset.MaxValue, cancellation);
        await Task.WhenAll(CollectAsync(cancellation), FollowTheDayAsync(cancellation));
    }

    /// <summary>Fills the caches by real requests, the clock nearly still and the origin at no cost of time.</summary>
    private async Task FillCachesAsync(CancellationToken cancellation)
    {
        if (_scenario.Fill <= TimeSpan.Zero)
        {
            return;
        }
        await Lab.SetClockAsync(_scenario.Start - _scenario.Warmup, speed: 1, cancellation);
        if (Lab.Origin is not null)
        {
            await Lab.SetFaultsAsync(slowdown: 1e-6, errorRatio: 0, down: false, cancellation);
        }
        await Lab.Traffic.Control!.FillAsync(_scenario.Fill, cancellation);
        if (Lab.Origin is not null)
        {
            await Lab.SetFaultsAsync(slowdown: 1, errorRatio: 0, down: false, cancellation);
        }
    }

    private async Task PlayTimelineAsync(CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var playing = Player.PlayAsync(over.Token);
        await Task.WhenAny(playing, Lab.WaitUntilAsync(_scenario.End, over.Token));
        if (!playing.IsCompleted)
        {
            // A purge that outlasts the run is cut off there: the journal then has no end of it.
            await over.CancelAsync();
        }
        try
        {
            await playing;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Cut off: an error of another step would have come out instead.
        }
        cancellation.ThrowIfCancellationRequested();
        await Lab.WaitUntilAsync(_scenario.End, cancellation);
    }

    private async Task MeasureExchangesAsync(CancellationToken cancellation)
    {
        using var http = new HttpMessageInvoker(
            new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
        var paths = ExchangeStages.Paths(_scenario, _catalogue);
        var probe = new ExchangeProbe(http, Lab.Pops[0].PublicUrl, _scenario.Topology.Host, paths);
        await ExchangeStages.MeasureAsync(ExchangeStages.Of(_scenario), probe, Lab, Log, cancellation);
    }

    /// <summary>Sets the rate of the time of day until cancelled.</summary>
    private async Task FollowTheDayAsync(CancellationToken cancellation)
    {
        while (_scenario.Clients.Diurnal is not null && !cancellation.IsCancellationRequested)
        {
            try
            {
                await Lab.WaitUntilAsync(await _traffic.SetNowAsync(cancellation), cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (ResourceException failure)
            {
                Log.Append(JournalEvents.LabFailure(
                    Lab.Clock.GetUtcNow(), "Diurnal", $"{failure.Message}; {failure.Fix}"));
                return;
            }
        }
    }

    private async Task CollectAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await _collector.CollectAsync(cancellation);
                await Task.Delay(CollectEvery, TimeProvider.System, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
