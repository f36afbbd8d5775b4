using CdnLab.Model.Clients;
using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;
using CdnLab.Traffic.Configuration;
using CdnLab.Traffic.Measuring;
using CdnLab.Traffic.Sending;

namespace CdnLab.Traffic;

/// <summary>Open-loop traffic: arrivals on schedule, each carried out on its own, all of them measured.</summary>
internal sealed class TrafficGenerator : IAsyncDisposable
{
    /// <summary>Real time that requests under way get to end after a stop.</summary>
    public static readonly TimeSpan DrainMax = TimeSpan.FromSeconds(5);

    private readonly TrafficOptions _options;
    private readonly TimeProvider _time;
    private readonly TimeProvider _realTime;
    private readonly Scheduler _scheduler;
    private readonly Workload _workload;
    private readonly Meter _meter;
    private readonly LoopTracker _loops;
    private readonly LoopEvidence _evidence;
    private readonly ScheduleWarning _warning;
    private readonly InFlight _inFlight;
    private readonly TextWriter _error;
    private CancellationTokenSource _cut = new();

    public TrafficGenerator(
        TrafficOptions options,
        TimeProvider time,
        JournalBuffer journal,
        SeriesRecorder series,
        TimeProvider realTime,
        TextWriter error)
    {
        (_options, _time, _realTime, _error) = (options, time, realTime, error);
        _workload = new Workload(options);
        _meter = new Meter(series);
        _loops = new LoopTracker(journal, series.Level("looping_projects"));
        _evidence = new LoopEvidence(journal, time);
        _warning = new ScheduleWarning(journal, realTime, error);
        _inFlight = new InFlight(options.InFlightMax);
        var arrivals = new PoissonArrivals(new RandomStream(options.Seed, "traffic/arrivals"));
        _scheduler = new Scheduler(time, arrivals, options.Rate, Send);
    }

    public Totals Totals => _meter.Totals;

    public TrafficStatus Status => new()
    {
        Running = _scheduler.Running,
        Rate = _scheduler.Rate,
        InFlight = _inFlight.Count,
        Requests = Totals.Requests,
        Ok = Totals.Of(ChainOutcome.Ok),
        Looped = Totals.Of(ChainOutcome.Looped),
        NotFound = Totals.Of(ChainOutcome.NotFound),
        ServerError = Totals.Of(ChainOutcome.ServerError),
        TimedOut = Totals.Of(ChainOutcome.TimedOut),
        WireRequests = Totals.WireRequests,
        Late = Totals.Late,
        Dropped = Totals.Dropped,
        LoopingProjects = _loops.Looping,
        AffectedProjects = _loops.Affected,
        LatencyP50 = Totals.Latency.Quantile(0.5),
        LatencyP99 = Totals.Latency.Quantile(0.99),
        Warning = _warning.Text,
        LastError = Totals.LastError,
    };

    /// <summary>Begins arrivals at the current lab time.</summary>
    public void Start(DateTimeOffset? until = null) => _scheduler.Start(until ?? DateTimeOffset.MaxValue);

    /// <summary>Fills the caches of the PoPs with what the traffic of <paramref name="window"/> would have left in
    /// them; the number of requests sent. Nothing of it is measured.</summary>
    public Task<int> FillAsync(TimeSpan window, CancellationToken cancel) =>
        new CacheFill(_workload, new RandomStream(_options.Seed, "traffic/fill"))
            .RunAsync(_scheduler.Rate * window.TotalSeconds, cancel);

    /// <summary>What is wrong with a change of shares; the empty list when it can be made.</summary>
    public IReadOnlyList<string> MixFindings(IReadOnlyDictionary<string, double> shares) =>
        [.. MixCheck.Findings(shares, _workload.Personas)];

    public void Mix(double? rate, IReadOnlyDictionary<string, double>? shares)
    {
        if (shares is not null)
        {
            _workload.Mix(shares);
        }
        if (rate is { } changed)
        {
            _scheduler.Rate = changed;
        }
    }

    /// <summary>Ends the arrivals, waits a bounded time for what is under way, and reports the last loops.</summary>
    public async Task StopAsync()
    {
        _scheduler.Stop();
        if (!await _inFlight.DrainedAsync(DrainMax, _realTime))
        {
            var cut = Interlocked.Exchange(ref _cut, new CancellationTokenSource());
            await cut.CancelAsync();
            await _inFlight.DrainedAsync(DrainMax, _realTime);
        }
        _loops.Finish();
    }

    public async ValueTask DisposeAsync()
    {
        _scheduler.Stop();
        _scheduler.Dispose();
        await _cut.CancelAsync();
        await _inFlight.DrainedAsync(DrainMax, _realTime);
        _workload.Dispose();
    }

    private void Send(DateTimeOffset intended)
    {
        // Drawn even when dropped: what one arrival asks for never depends on how the system answers.
        var arrival = _workload.Draw(intended);
        _meter.Due(intended);
        if (_inFlight.TryEnter())
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                static work => _ = work.Self.CarryOutAsync(work.Arrival), (Self: this, Arrival: arrival), false);
        }
        else
        {
            _meter.Dropped(intended);
            _warning.Raise(intended, Totals.Dropped, _options.InFlightMax);
        }
    }

    private async Task CarryOutAsync(Arrival arrival)
    {
        try
        {
            var stop = _cut.Token;
            _meter.Begun(arrival.Intended, _time.GetUtcNow());
            var result = await new Chain(arrival, _time, _meter.OnWire).RunAsync(stop);
            var at = _time.GetUtcNow();
            _meter.Ended(arrival, result, at);
            if (_loops.Observe(arrival, result, at))
            {
                await _evidence.WriteAsync(arrival, result, at, stop);
            }
        }
        catch (Exception bug)
        {
            _meter.Ended(arrival, new ChainResult(ChainOutcome.ServerError, 0, bug.Message), _time.GetUtcNow());
            await _error.WriteLineAsync($"traffic: {bug}");
        }
        finally
        {
            _inFlight.Leave();
        }
    }
}
