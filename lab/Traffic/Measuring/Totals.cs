using CdnLab.Model.Clients;
using CdnLab.ServiceDefaults.Series;

namespace CdnLab.Traffic.Measuring;

/// <summary>What was counted since the program began.</summary>
internal sealed class Totals
{
    private readonly long[] _outcomes = new long[Enum.GetValues<ChainOutcome>().Length];
    private long _wireRequests, _loopRequests, _late, _dropped, _expected;
    private volatile string? _lastError;

    public LogHistogram Latency { get; } = new();

    public long Requests => _outcomes.Sum();

    public long WireRequests => Interlocked.Read(ref _wireRequests);

    /// <summary>Wire requests of the chains that looped.</summary>
    public long LoopRequests => Interlocked.Read(ref _loopRequests);

    public long Late => Interlocked.Read(ref _late);

    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Requests that did not get what they should; a name that does not exist should get its 404.</summary>
    public long Failures => Requests - Of(ChainOutcome.Ok) - Interlocked.Read(ref _expected);

    /// <summary>Why the newest failed request failed.</summary>
    public string? LastError => _lastError;

    public long Of(ChainOutcome outcome) => Interlocked.Read(ref _outcomes[(int)outcome]);

    public void AddWireRequest() => Interlocked.Increment(ref _wireRequests);

    public void AddLate() => Interlocked.Increment(ref _late);

    public void AddDropped()
    {
        Interlocked.Increment(ref _dropped);
        Interlocked.Increment(ref _outcomes[(int)ChainOutcome.TimedOut]);
    }

    public void Add(ChainOutcome outcome, bool missing, int wireRequests, TimeSpan latency, string reason)
    {
        Interlocked.Increment(ref _outcomes[(int)outcome]);
        Latency.Record(latency);
        if (outcome == ChainOutcome.Looped)
        {
            Interlocked.Add(ref _loopRequests, wireRequests);
        }
        if (outcome == ChainOutcome.NotFound && missing)
        {
            Interlocked.Increment(ref _expected);
        }
        else if (outcome != ChainOutcome.Ok)
        {
            _lastError = reason;
        }
    }
}
