using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;
using CdnLab.Edge.Overload;
using CdnLab.Edge.Purging;
using CdnLab.Edge.Store;
using CdnLab.Model.Purging;
using CdnLab.ServiceDefaults.Control;
using CdnLab.ServiceDefaults.Journal;

namespace CdnLab.Edge.Control;

/// <summary>The control requests of an edge (docs/protocol.md).</summary>
internal sealed class EdgeEndpoints(
    EdgeOptions options,
    ConfigSwitch configs,
    ResponseStore store,
    PurgeReceiver purges,
    FetchCollapser collapser,
    FetchGate gate,
    JournalBuffer journal,
    TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder control, IServiceProvider service)
    {
        var edge = service.GetRequiredService<EdgeEndpoints>();
        control.MapGet("/config", edge.Config);
        control.MapPut("/config", (ConfigName body) => edge.Switch(body.Name));
        control.MapPost("/purge", (PurgeRequest body) => edge.Purge(body));
        control.MapGet("/cache", (string? url, string? key) => edge.Inspect(url, key));
        control.MapGet("/cache/stats", () => store(service).Statistics);

        static ResponseStore store(IServiceProvider service) => service.GetRequiredService<ResponseStore>();
    }

    public object Status() => new
    {
        service = "edge",
        edge = options.Name,
        tier = options.Tier,
        origin = options.Origin,
        profile = options.Profile.Name,
        config = configs.Current.Name,
        now = clock.GetUtcNow(),
        cache = store.Statistics,
        fetches = gate.UnderWay,
        queued = gate.Waiting,
        fetching = collapser.InFlight,
        waiting = collapser.Waiting,
    };

    private object Config() => new { name = configs.Current.Name, known = configs.Names };

    private object Switch(string? name)
    {
        if (name is null || configs.Switch(name) is not { } before)
        {
            throw new ControlException(
                StatusCodes.Status400BadRequest,
                $"there is no config '{name}'",
                $"send {{\"name\": …}} with one of: {string.Join(", ", configs.Names)}");
        }

        if (before != name)
        {
            journal.Append("deploy_edge", new { pop = options.Name, from = before, to = name });
        }

        return Config();
    }

    private IResult Purge(PurgeRequest request)
    {
        try
        {
            return Results.Json(new { accepted = purges.Accept(request) }, statusCode: StatusCodes.Status202Accepted);
        }
        catch (FormatException wrong)
        {
            throw new ControlException(StatusCodes.Status400BadRequest, wrong.Message, "see docs/protocol.md");
        }
    }

    private object Inspect(string? url, string? key)
    {
        try
        {
            var cacheKey = key ?? purges.KeyOf(url ?? "");
            var now = clock.GetUtcNow();
            return new { key = cacheKey, responses = store.Inspect(cacheKey).Select(o => StoredReport.Of(o, now)) };
        }
        catch (FormatException wrong)
        {
            throw new ControlException(
                StatusCodes.Status400BadRequest, wrong.Message, "ask with ?url=/path or ?key=KEY");
        }
    }
}
