using CdnLab.Model.Clients;
using CdnLab.ServiceDefaults.Series;
using CdnLab.Traffic.Sending;

namespace CdnLab.Traffic.Measuring;

/// <summary>Counts by bins of lab time, and in total. A request and its outcome are counted together, when its chain
/// ends, so that no ratio of a bin exceeds one; arrivals are counted when they are due.</summary>
internal sealed class Meter(SeriesRecorder series)
{
    private readonly Counter _arrivals = series.Counter("arrivals");
    private readonly Counter _requests = series.Counter("requests");
    private readonly Counter _wireRequests = series.Counter("wire_requests");
    private readonly Counter _late = series.Counter("late");
    private readonly Counter _dropped = series.Counter("dropped");
    private readonly Latency _latency = series.Latency("latency");
    private readonly Counter[] _outcomes =
    [
        series.Counter("ok"), series.Counter("looped"), series.Counter("not_found"), series.Counter("server_error"),
        series.Counter("timed_out"),
    ];

    public Totals Totals { get; } = new();

    public void Due(DateTimeOffset intended) => _arrivals.Add(intended);

    public void Begun(DateTimeOffset intended, DateTimeOffset at)
    {
        if (at - intended > series.BinSize / 60)
        {
            _late.Add(at);
            Totals.AddLate();
        }
    }

    public void OnWire(DateTimeOffset at)
    {
        _wireRequests.Add(at);
        Totals.AddWireRequest();
    }

    public void Ended(Arrival arrival, ChainResult result, DateTimeOffset at)
    {
        var latency = at - arrival.Intended;
        _requests.Add(at);
        _outcomes[(int)result.Outcome].Add(at);
        _latency.Record(at, latency);
        Totals.Add(result.Outcome, arrival.Missing, result.WireRequests, latency, result.Reason);
    }

    /// <summary>An arrival that could not be sent: a client that would have waited in vain.</summary>
    public void Dropped(DateTimeOffset intended)
    {
        _requests.Add(intended);
        _outcomes[(int)ChainOutcome.TimedOut].Add(intended);
        _dropped.Add(intended);
        Totals.AddDropped();
    }
}
