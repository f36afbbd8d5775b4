using System.Text.Json;
using CdnLab.Edge;
using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;
using CdnLab.Edge.Store;
using CdnLab.Model;
using CdnLab.Model.Caching;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CdnLab.Live.Tests.Checking.Crawling;

/// <summary>A real edge of the crawl, whose cache can be put aside and taken up again.</summary>
internal sealed class CrawlTier : IAsyncDisposable
{
    private readonly LiveService _service;
    private readonly StillClock _clock;
    private readonly string _host;
    private readonly ResponseStore _store;
    private readonly ConfigSwitch _configs;
    private readonly FetchCollapser _fetches;
    private readonly SortedSet<string> _keys = new(StringComparer.Ordinal);

    private CrawlTier(LiveService service, StillClock clock, string host)
    {
        (_service, _clock, _host) = (service, clock, host);
        _store = service.Services.GetRequiredService<ResponseStore>();
        _configs = service.Services.GetRequiredService<ConfigSwitch>();
        _fetches = service.Services.GetRequiredService<FetchCollapser>();
    }

    public Uri Url => _service.PublicUrl;

    public HttpClient Http => _service.Public;

    public string Config => _configs.Current.Name;

    public static async Task<CrawlTier> StartAsync(EdgeOptions options, StillClock clock)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(options, ModelJson.Indented));
            return new(await LiveService.StartAsync(EdgeService.Definition, clock, ("config", file)), clock, options.Host!);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public void Deploy(string config) => _configs.Switch(config);

    /// <summary>The key of a URL under the config in force; null: none is looked up. Also the URL that is asked for
    /// behind the edge.</summary>
    public (string? Key, string? Behind) Decide(string url)
    {
        var decision = _configs.Current.Decide(HttpMethods.Get, _host, url);
        return decision.Outcome switch
        {
            EdgeRequestOutcome.Redirect => (null, null),
            EdgeRequestOutcome.Pass => (null, decision.Url),
            _ => (decision.Key.Value, decision.Url),
        };
    }

    /// <summary>Notes the key of a URL that is about to be asked for; the URL that is asked for behind it.</summary>
    public string? Note(string url)
    {
        var (key, behind) = Decide(url);
        if (key is not null)
        {
            _keys.Add(key);
        }
        return behind;
    }

    /// <summary>Keys under which it holds what may serve.</summary>
    public IReadOnlyList<string> Held => [.. _keys.Where(key => _store.Inspect(key).Any(Serves))];

    public void Evict(string key) => _store.PurgeKey(key, PurgeMode.Hard, _clock.Now);

    public void Purge(PurgeRequest purge)
    {
        foreach (var key in purge.Keys)
        {
            _store.PurgeSurrogateKey(key, purge.Mode, _clock.Now);
        }
        foreach (var key in purge.Urls.Select(url => Decide(url).Key).OfType<string>())
        {
            _store.PurgeKey(key, purge.Mode, _clock.Now);
        }
        if (purge.All)
        {
            _store.PurgeAll(purge.Mode, _clock.Now);
        }
    }

    /// <summary>What it holds, to be taken up again.</summary>
    public IReadOnlyList<(StoredResponse Response, byte[] Body)> Save() =>
        [.. _keys.SelectMany(_store.Inspect).Where(Serves).Select(stored => (stored.Response, stored.Body))];

    public void Restore(string config, IReadOnlyList<(StoredResponse Response, byte[] Body)> saved)
    {
        _store.PurgeAll(PurgeMode.Hard, _clock.Now);
        Deploy(config);
        foreach (var (response, body) in saved)
        {
            _store.Put(new(response, body));
        }
    }

    /// <summary>Waits until nothing is fetched in the background.</summary>
    public Task SettleAsync() => _fetches.InFlight == 0
        ? Task.CompletedTask
        : Eventually.TrueAsync(() => _fetches.InFlight == 0, "the end of fetches");

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    // Without stale windows what is not fresh is fetched anew, as if it were gone.
    private bool Serves(StoredObject stored) =>
        stored.Response.FreshUntil > _clock.Now && stored.Response.SoftPurgedAt is null;
}
