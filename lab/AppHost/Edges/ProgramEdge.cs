using CdnLab.AppHost.Resources;
using CdnLab.AppHost.Resources.Control;
using CdnLab.Model.Purging;
using CdnLab.Model.Randomness;
using CdnLab.Model.Redirects;
using CdnLab.ServiceDefaults.Clock;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;

namespace CdnLab.AppHost.Edges;

/// <summary>An edge that runs as a real program. It keeps the program's journal and series, as the lab's own edge does
/// itself, from the lines that the program logs.</summary>
public abstract class ProgramEdge : IEdge, IRecord
{
    private readonly RandomStream _random;
    private readonly SemaphoreSlim _command = new(1);
    private ProgramRecord? _record;

    /// <summary>An edge that does not run yet.</summary>
    protected ProgramEdge(ProgramPlan plan)
    {
        Plan = plan;
        Config = plan.Config;
        _random = new RandomStream(plan.Seed, $"edge/{plan.Site.Name}/purge");
    }

    /// <summary>What it is to be.</summary>
    protected ProgramPlan Plan { get; }

    /// <summary>Its name.</summary>
    protected string Name => Plan.Site.Name;

    /// <summary>The config in force, or to be in force when it starts.</summary>
    protected string Config { get; private set; }

    /// <summary>The processes that it needs, the program itself first.</summary>
    /// <param name="behind">What it asks, known as <c>origin</c>; null: an address of the user's own.</param>
    public abstract IReadOnlyList<Resource> Resources(Dependency? behind);

    /// <summary>Takes over a program that has just become healthy, at the start or after a fault.</summary>
    public async Task AttachAsync(LabTimeProvider clock, string config, CancellationToken cancellation)
    {
        _record = new ProgramRecord(clock);
        await PrepareAsync(cancellation);
        if (config != Config)
        {
            Config = config;
            await SwitchAsync(config, cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task SetConfigAsync(string name, CancellationToken cancellation)
    {
        await _command.WaitAsync(cancellation);
        try
        {
            var before = Config;
            await SwitchAsync(name, cancellation);
            Config = name;
            Record.Journal.Append("deploy_edge", new { pop = Name, from = before, to = name });
        }
        finally
        {
            _command.Release();
        }
    }

    /// <inheritdoc/>
    public async Task PurgeAsync(PurgeRequest purge, CancellationToken cancellation)
    {
        var now = Record.Clock.GetUtcNow();
        Record.Series.PurgeCalls.Add(now);
        if (purge.All)
        {
            Record.Journal.Append(now, "purge_all", new { pop = Name, soft = purge.Soft });
        }
        var due = new PriorityQueue<PurgeRequest, DateTimeOffset>();
        foreach (var item in Items(purge))
        {
            if (Plan.PurgeDelivery.Draw(_random) is { } delay)
            {
                due.Enqueue(item, now + delay);
            }
            else
            {
                Record.Series.PurgeLost.Add(now);
            }
        }
        await DeliverAsync(due, purge.Soft, cancellation);
    }

    /// <inheritdoc/>
    public Task<JournalPage> ReadJournalAsync(long after, CancellationToken cancellation) =>
        Task.FromResult(_record?.Journal.Read(after) ?? new JournalPage(after, 0, []));

    /// <inheritdoc/>
    public Task<SeriesPage> ReadSeriesAsync(DateTimeOffset after, CancellationToken cancellation) =>
        Task.FromResult(_record?.Recorder.Read(after) ?? new SeriesPage(60, []));

    /// <summary>Makes a program that has just started ready for commands.</summary>
    protected abstract Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Puts a config in force while the program runs.</summary>
    protected abstract Task SwitchAsync(string config, CancellationToken cancellation);

    /// <summary>Purges now; URLs are cache keys. Returns how many stored responses went, where the program tells.</summary>
    protected abstract Task<int> PurgeNowAsync(PurgeRequest purge, CancellationToken cancellation);

    /// <summary>Takes a line that the program logged; false when it is none of the lab's.</summary>
    protected bool TakeLine(string line)
    {
        if (AccessLine.Parse(line) is not { } access)
        {
            return false;
        }
        _record?.Count(access);
        return true;
    }

    private ProgramRecord Record => _record ?? throw new ResourceException(Name, "does not run yet", "wait for it");

    /// <summary>What is purged, one by one; a URL as its cache key under the config in force.</summary>
    private IEnumerable<PurgeRequest> Items(PurgeRequest purge)
    {
        var rules = new EdgeRules(Plan.Configs[Config]);
        return purge.Keys.Select(key => new PurgeRequest { Keys = [key] })
            .Concat(purge.Urls.Select(url => new PurgeRequest
            {
                Urls = [rules.Decide("GET", Plan.Site.Host, url).Key.Value],
            }))
            .Concat(purge.All ? [new PurgeRequest { All = true }] : []);
    }

    /// <summary>Each item when it is due; what is due together goes in one command.</summary>
    private async Task DeliverAsync(
        PriorityQueue<PurgeRequest, DateTimeOffset> due, bool soft, CancellationToken cancellation)
    {
        while (due.TryPeek(out _, out var first))
        {
            var now = Record.Clock.GetUtcNow();
            if (first > now)
            {
                await Task.Delay(first - now, Record.Clock, cancellation);
                continue;
            }
            var batch = new List<PurgeRequest>();
            while (due.TryPeek(out var item, out var at) && at <= now)
            {
                batch.Add(due.Dequeue());
            }
            var purged = await PurgeNowAsync(
                new()
                {
                    Keys = [.. batch.SelectMany(item => item.Keys)],
                    Urls = [.. batch.SelectMany(item => item.Urls)],
                    All = batch.Any(item => item.All),
                    Soft = soft,
                },
                cancellation);
            Record.Series.PurgedObjects.Add(now, purged);
        }
    }
}
