using CdnLab.Model.Caching;
using CdnLab.Model.Clients;
using CdnLab.Model.Http;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation.Clock;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>Makes contents of the compiled answers, the windows in which they serve by the cache's own rules.</summary>
/// <param name="profile">The edges' profile.</param>
/// <param name="indexOf">Index of a location's URL; -1: away.</param>
internal sealed class ContentList(CacheProfile profile, Func<string?, int> indexOf)
{
    public Content Make(OriginCell cell)
    {
        var freshness = new FreshnessDecision(
            cell.Lifetime, cell.StaleWhileRevalidate, cell.StaleIfError, "compiled", cell.MustRevalidate);
        var redirects = Location.IsRedirect(cell.Status);
        return new()
        {
            Status = cell.Status,
            Target = redirects ? indexOf(cell.Location) : -1,
            Storable = cell.Storable,
            IsDocument = cell.Outcome == OriginOutcome.Document,
            IsRedirect = cell.Outcome == OriginOutcome.Redirect,
            HasValidator = cell.HasValidator,
            Lifetime = Ticks.Of(cell.Lifetime),
            StaleAtPop = Ticks.Of(ReuseRule.StaleWhileRevalidateWindow(freshness, profile, fromEdge: false)),
            StaleAtShield = Ticks.Of(ReuseRule.StaleWhileRevalidateWindow(freshness, profile, fromEdge: true)),
            StaleOnError = Window(freshness, disconnected: false),
            StaleDisconnected = Window(freshness, disconnected: true),
            ClientLifetime = Ticks.Of(cell.ClientLifetime),
            ClientKeeps = ClientCacheRule.IsPermanent(ClientCacheMode.PermanentRedirects, cell.Status),
            SurrogateKeys = cell.SurrogateKeys,
            Vary = cell.Vary,
        };
    }

    /// <summary>A redirect that an edge makes itself, without a field on caching: the edge does not store it, but an
    /// edge
    /// that asked this one may.</summary>
    public Content OfEdge(int status, int target)
    {
        var fields = HeaderFields.Empty;
        var freshness = FreshnessRule.Decide(status, fields, DateTimeOffset.UnixEpoch, profile);
        var store = StorabilityRule.Decide("GET", status, HeaderFields.Empty, fields, profile);
        return Make(new(
            OriginOutcome.Redirect,
            status,
            null,
            store.Store && freshness.Lifetime > TimeSpan.Zero,
            freshness.Lifetime,
            freshness.StaleWhileRevalidate,
            freshness.StaleIfError,
            "",
            "")) with { Target = target, ByEdge = true };
    }

    /// <summary>The different ones, storable first, from 1 on.</summary>
    public static Content?[] Sorted(IEnumerable<Content> contents) =>
        [null, .. contents.Distinct().OrderByDescending(c => c.Storable)];

    private long Window(FreshnessDecision freshness, bool disconnected)
    {
        var window = ReuseRule.StaleOnErrorWindow(freshness, profile, disconnected);
        return window < TimeSpan.Zero ? long.MinValue / 2 : Ticks.Of(window);
    }
}
