using System.Text.Json;
using System.Text.Json.Nodes;
using CdnLab.AppHost.Resources;
using CdnLab.AppHost.Resources.Control;
using CdnLab.Scenarios.Journal;
using CdnLab.ServiceDefaults.Control;

namespace CdnLab.AppHost.Conducting;

/// <summary>Reads journals and series of all services and appends what is complete to the run.</summary>
public sealed class Collector(Lab lab, RunLog log, Func<DateTimeOffset, long> purgedKeys)
{
    /// <summary>A bin may still grow until two bins later (docs/protocol.md).</summary>
    private const int BinsOpen = 2;

    private readonly Dictionary<string, long> _next = [];
    private readonly Dictionary<string, Dictionary<DateTimeOffset, IReadOnlyDictionary<string, double>>> _bins = [];
    private DateTimeOffset _bin = log.Header.Start;

    private TimeSpan BinSize => TimeSpan.FromSeconds(log.Header.BinSeconds);

    /// <summary>Reads everything once. A service that does not answer (a fault may have ended it) is left out.</summary>
    public async Task CollectAsync(CancellationToken cancellation)
    {
        await Task.WhenAll(lab.Services.Select(service => ReadAsync(service, cancellation)));
        CloseBins(lab.Clock.GetUtcNow() - BinSize * BinsOpen);
    }

    /// <summary>Reads everything a last time and closes the bins up to the end of the run.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        await CollectAsync(cancellation);
        CloseBins(lab.Clock.GetUtcNow());
    }

    private async Task ReadAsync(RunningResource service, CancellationToken cancellation)
    {
        if (service.Control is not { } control || service.State != ResourceState.Running)
        {
            return;
        }
        try
        {
            await ReadJournalAsync(service.Name, control, cancellation);
            var page = await control.ReadSeriesAsync(_bin, cancellation);
            var bins = BinsOf(service.Name);
            lock (bins)
            {
                foreach (var bin in page.Bins)
                {
                    bins[bin.Bin] = bin.Values;
                }
            }
        }
        catch (ResourceException)
        {
            // Between a kill and the news of it; the fault itself is in the journal.
        }
    }

    private async Task ReadJournalAsync(string service, ControlClient control, CancellationToken cancellation)
    {
        while (true)
        {
            long after;
            lock (_next)
            {
                after = _next.GetValueOrDefault(service);
            }
            var page = await control.ReadJournalAsync(after, cancellation);
            if (page.Dropped > 0)
            {
                log.Append(JournalEvents.Phase(lab.Clock.GetUtcNow(), $"{service}: {page.Dropped} events were lost"));
            }
            foreach (var item in page.Events)
            {
                var fields = (JsonObject)JsonSerializer.SerializeToNode(item, ControlJson.Options)!;
                log.Append(JournalEvent.FromFields(fields));
            }
            lock (_next)
            {
                _next[service] = page.Next;
            }
            if (page.Events.Count == 0)
            {
                return;
            }
        }
    }

    private void CloseBins(DateTimeOffset until)
    {
        for (; _bin + BinSize <= until && _bin < log.Header.End; _bin += BinSize)
        {
            log.Append(SeriesAssembler.Row(
                _bin,
                log.Header.BinSeconds,
                Values(lab.Traffic.Name),
                [.. lab.Pops.Select(pop => Values(pop.Name))],
                Values(lab.Origin?.Name),
                purgedKeys(_bin)));
        }
    }

    private IReadOnlyDictionary<string, double> Values(string? service)
    {
        var bins = service is null ? [] : BinsOf(service);
        lock (bins)
        {
            return bins.TryGetValue(_bin, out var values) ? values : new Dictionary<string, double>();
        }
    }

    private Dictionary<DateTimeOffset, IReadOnlyDictionary<string, double>> BinsOf(string service)
    {
        lock (_bins)
        {
            return _bins.TryGetValue(service, out var bins) ? bins : _bins[service] = [];
        }
    }
}
