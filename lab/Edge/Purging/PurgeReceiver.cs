using CdnLab.Edge.Configuration;
using CdnLab.Edge.Store;
using CdnLab.Model.Purging;
using CdnLab.Model.Randomness;
using CdnLab.Model.Redirects;
using CdnLab.ServiceDefaults.Journal;

namespace CdnLab.Edge.Purging;

/// <summary>Takes purges in. Each key, URL or all of a call is delivered by itself: after a delay that is drawn for
/// it, or never.</summary>
internal sealed class PurgeReceiver(
    EdgeOptions options,
    ConfigSwitch configs,
    ResponseStore store,
    EdgeSeries series,
    JournalBuffer journal,
    TimeProvider clock)
{
    private readonly RandomStream _random = new(options.Seed, $"edge/{options.Name}/purge");
    private readonly Lock _drawing = new();

    /// <summary>Accepts a purge; how many deliveries it makes.</summary>
    /// <exception cref="FormatException">A URL has no key.</exception>
    public int Accept(PurgeRequest request)
    {
        var items = Items(request).ToList();
        var now = clock.GetUtcNow();
        series.PurgeCalls.Add(now);
        if (request.All)
        {
            journal.Append(now, "purge_all", new { pop = options.Name, soft = request.Soft });
        }

        foreach (var item in items)
        {
            Deliver(item, now);
        }

        return items.Count;
    }

    private IEnumerable<PurgeItem> Items(PurgeRequest request)
    {
        var items = request.Keys.Select(key => new PurgeItem(key, null, request.Mode))
            .Concat(request.Urls.Select(url => new PurgeItem(null, KeyOf(url), request.Mode)));
        return request.All ? items.Append(new(null, null, request.Mode)) : items;
    }

    /// <summary>The key of a URL under the config in force; a path needs the edge's host to have one.</summary>
    public string KeyOf(string url)
    {
        // As it stands, as a request for it would be read: a key is not put into canonical form.
        var absolute = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        var rest = absolute ? url[(url.IndexOf("//", StringComparison.Ordinal) + 2)..] : url;
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (host, target) = !absolute ? (options.Host, url)
            : slash < 0 ? (options.Host ?? rest.ToLowerInvariant(), "/")
            : (options.Host ?? rest[..slash].ToLowerInvariant(), rest[slash..]);
        if (host is null || !target.StartsWith('/'))
        {
            throw new FormatException($"'{url}' needs a host: give an absolute URL, or start the edge with --host");
        }

        var decision = configs.Current.Decide(HttpMethods.Get, host, target);
        return decision.Outcome == EdgeRequestOutcome.Lookup
            ? decision.Key.Value
            : throw new FormatException($"'{url}' is never stored: rule {decision.Rules[^1]}");
    }

    private void Deliver(PurgeItem item, DateTimeOffset now)
    {
        if (Draw() is not { } delay)
        {
            series.PurgeLost.Add(now);
        }
        else if (delay <= TimeSpan.Zero)
        {
            Apply(item);
        }
        else
        {
            // Nothing else holds the timer: the closure keeps it until it fires.
            ITimer? timer = null;
            timer = clock.CreateTimer(_ => Arrive(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(delay, Timeout.InfiniteTimeSpan);

            void Arrive()
            {
                Apply(item);
                timer?.Dispose();
            }
        }
    }

    private TimeSpan? Draw()
    {
        lock (_drawing)
        {
            return options.PurgeDelivery is { } delivery ? delivery.Draw(_random) : TimeSpan.Zero;
        }
    }

    private void Apply(PurgeItem item)
    {
        var now = clock.GetUtcNow();
        var purged = item switch
        {
            { SurrogateKey: { } surrogateKey } => store.PurgeSurrogateKey(surrogateKey, item.Mode, now),
            { Key: { } key } => store.PurgeKey(key, item.Mode, now),
            _ => store.PurgeAll(item.Mode, now),
        };
        if (purged > 0)
        {
            series.PurgedObjects.Add(now, purged);
        }
    }
}
