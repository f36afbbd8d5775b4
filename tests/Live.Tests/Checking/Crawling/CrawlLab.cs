using System.Text.Json;
using CdnLab.Edge.Configuration;
using CdnLab.Model;
using CdnLab.Origin;
using CdnLab.Origin.Configuration;
using CdnLab.Origin.Releases;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CdnLab.Live.Tests.Checking.Crawling;

/// <summary>Origin, shield and PoPs of a change on real sockets, on one clock.</summary>
internal sealed class CrawlLab : IAsyncDisposable
{
    private readonly LiveService _origin;
    private readonly ReleaseSwitch _releases;
    private readonly List<CrawlTier> _tiers;

    private CrawlLab(StillClock clock, LiveService origin, List<CrawlTier> tiers, bool shield)
    {
        (Clock, _origin, _tiers) = (clock, origin, tiers);
        _releases = origin.Services.GetRequiredService<ReleaseSwitch>();
        Shield = shield ? tiers[0] : null;
        Pop = tiers[shield ? 1 : 0];
        OtherPop = shield ? tiers[2] : null;
    }

    public StillClock Clock { get; }

    public CrawlTier Pop { get; }

    public CrawlTier? Shield { get; }

    /// <summary>Another PoP before the same shield; null: without a shield it has no say.</summary>
    public CrawlTier? OtherPop { get; }

    public HttpClient Origin => _origin.Public;

    public string Release
    {
        get => _releases.Current.Release.Name;
        set => _releases.TryDeploy(value);
    }

    public static async Task<CrawlLab> StartAsync(ChangeSpec change)
    {
        var clock = new StillClock();
        var origin = await StartOriginAsync(change, clock);
        var tiers = new List<CrawlTier>();
        if (change.Shield)
        {
            tiers.Add(await StartAsync(change, "shield", EdgeTier.Shield, origin.PublicUrl, clock));
        }
        foreach (var name in change.Shield ? new[] { "pop", "other" } : ["pop"])
        {
            tiers.Add(await StartAsync(
                change, name, EdgeTier.Pop, change.Shield ? tiers[0].Url : origin.PublicUrl, clock));
        }
        return new(clock, origin, tiers, change.Shield);
    }

    public async Task SettleAsync()
    {
        foreach (var tier in _tiers)
        {
            await tier.SettleAsync();
        }
    }

    /// <summary>Notes under which keys a URL will be stored, so that it is found there.</summary>
    public void Note(CrawlTier tier, string url)
    {
        if (tier.Note(url) is { } behind && tier != Shield)
        {
            Shield?.Note(behind);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var tier in Enumerable.Reverse(_tiers))
        {
            await tier.DisposeAsync();
        }
        await _origin.DisposeAsync();
    }

    private static Task<CrawlTier> StartAsync(
        ChangeSpec change, string name, EdgeTier tier, Uri origin, StillClock clock) => CrawlTier.StartAsync(
        new()
        {
            Name = name,
            Tier = tier,
            Origin = origin,
            Profile = change.Edge.Profile,
            Configs = [.. change.Edge.Configs.Values],
            Config = change.Edge.Config,
            Host = change.Host,
        },
        clock);

    private static async Task<LiveService> StartOriginAsync(ChangeSpec change, StillClock clock)
    {
        var options = new OriginOptions
        {
            Catalogue = new() { Projects = change.Names.Count, Named = change.Names, DocumentBytesMedian = 100 },
            Families = change.Families,
            Releases = [.. change.Origin.Releases.Values],
            Release = change.Origin.Release,
            Capacity = new()
            {
                ServiceTimeMedian = TimeSpan.Zero,
                SmallServiceTimeMedian = TimeSpan.Zero,
                BytesPerSecond = double.MaxValue,
            },
        };
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(options, ModelJson.Indented));
            return await LiveService.StartAsync(OriginService.Definition, clock, ("config", file));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
