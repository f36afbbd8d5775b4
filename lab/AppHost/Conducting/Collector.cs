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

    private readonly Dictionary<(string Service, int Start), long> _next = [];
    private readonly ServiceBins _bins = new();
    private DateTimeOffset _bin = log.Header.Start;

    /// <summary>Whether bins after the end of the run are closed too, for those who watch.</summary>
    public bool PlaysOn { get; set; }

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
        if (lab.RecordOf(service) is not { } record || service.State != ResourceState.Running)
        {
            return;
        }
        try
        {
            // One that was started again begins its journal and its series anew.
            var process = (service.Name, service.Starts);
            await ReadJournalAsync(process, record, cancellation);
            _bins.Put(process, (await record.ReadSeriesAsync(_bin, cancellation)).Bins);
        }
        catch (ResourceException)
        {
            // Between a kill and the news of it; the fault itself is in the journal.
        }
    }

    private async Task ReadJournalAsync(
        (string Service, int Start) process, IRecord record, CancellationToken cancellation)
    {
        while (true)
        {
            long after;
            lock (_next)
            {
                after = _next.GetValueOrDefault(process);
            }
            var page = await record.ReadJournalAsync(after, cancellation);
            if (page.Dropped > 0)
            {
                log.Append(JournalEvents.Phase(lab.Clock.GetUtcNow(), $"{process.Service}: {page.Dropped} events were lost"));
            }
            foreach (var item in page.Events)
            {
                var fields = (JsonObject)JsonSerializer.SerializeToNode(item, ControlJson.Options)!;
                log.Append(JournalEvent.FromFields(fields));
            }
            lock (_next)
            {
                _next[process] = page.Next;
            }
            if (page.Events.Count == 0)
            {
                return;
            }
        }
    }

    private void CloseBins(DateTimeOffset until)
    {
        for (; _bin + BinSize <= until && (_bin < log.Header.End || PlaysOn); _bin += BinSize)
        {
            log.Append(SeriesAssembler.Row(
                _bin,
                log.Header.BinSeconds,
                _bins.Of(lab.Traffic.Name, _bin),
                [.. lab.Pops.Select(pop => _bins.Of(pop.Name, _bin))],
                _bins.Of(lab.Origin?.Name, _bin),
                purgedKeys(_bin)));
        }
    }
}
