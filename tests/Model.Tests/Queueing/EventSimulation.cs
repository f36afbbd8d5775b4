using CdnLab.Model.Queueing;

namespace CdnLab.Model.Tests.Queueing;

/// <summary>The queue of <see cref="MultiServerQueue"/> second by second, by the book: the oracle of its
/// tests.</summary>
internal sealed class EventSimulation(int servers, int queueMax, int waitMax)
{
    private readonly List<int> _busyUntil = [];
    private readonly List<(int Index, int Arrival, int Service)> _waiting = [];

    /// <summary>What becomes of each request: outcome, start, and the length of the queue just after it
    /// arrived.</summary>
    public (AdmissionOutcome Outcome, int At, int QueueLength)[] Run(IReadOnlyList<(int Arrival, int Service)> requests)
    {
        var fates = new (AdmissionOutcome, int, int)[requests.Count];
        var next = 0;
        for (var now = 0; next < requests.Count || _waiting.Count > 0; now++)
        {
            _busyUntil.RemoveAll(finish => finish <= now);
            while (_waiting.Count > 0 && _busyUntil.Count < servers)
            {
                var first = _waiting[0];
                _waiting.RemoveAt(0);
                _busyUntil.Add(now + first.Service);
                fates[first.Index] = (AdmissionOutcome.Served, now, fates[first.Index].Item3);
            }
            foreach (var late in _waiting.Where(w => now - w.Arrival >= waitMax).ToList())
            {
                _waiting.Remove(late);
                fates[late.Index] = (AdmissionOutcome.TimedOut, now, fates[late.Index].Item3);
            }
            for (; next < requests.Count && requests[next].Arrival == now; next++)
            {
                fates[next] = Arrive(next, now, requests[next].Service);
            }
        }
        return fates;
    }

    private (AdmissionOutcome, int, int) Arrive(int index, int now, int service)
    {
        if (_busyUntil.Count < servers)
        {
            _busyUntil.Add(now + service);
            return (AdmissionOutcome.Served, now, _waiting.Count);
        }
        if (_waiting.Count >= queueMax)
        {
            return (AdmissionOutcome.Rejected, now, _waiting.Count);
        }
        _waiting.Add((index, now, service));
        return (AdmissionOutcome.TimedOut, -1, _waiting.Count);
    }
}
