using CdnLab.Origin.Capacity;
using CdnLab.Origin.Catalog;
using CdnLab.Origin.Configuration;
using CdnLab.Origin.Faults;
using CdnLab.Origin.Releases;
using CdnLab.ServiceDefaults.Control;

namespace CdnLab.Origin.Serving;

/// <summary>The control requests of the origin (docs/protocol.md).</summary>
internal static class OriginControl
{
    private const double SlowdownMax = 1_000_000;

    public static void Map(IEndpointRouteBuilder control, IServiceProvider service)
    {
        var releases = service.GetRequiredService<ReleaseSwitch>();
        var workers = service.GetRequiredService<WorkerPool>();
        var faults = service.GetRequiredService<FaultSwitch>();

        control.MapGet("/release", () => InForce(releases));
        control.MapPut("/release", (ReleaseChange change) => Deploy(releases, change.Name));
        control.MapGet("/capacity", () => Capacity(workers));
        control.MapPut("/capacity", (CapacityChange change) => Scale(workers, change));
        control.MapGet("/faults", () => faults.Current);
        control.MapPut("/faults", (FaultOptions change) => Set(faults, change));
    }

    public static object Status(IServiceProvider service) => new
    {
        Service = "origin",
        Database = service.GetRequiredService<CatalogDatabase>().Description,
        service.GetRequiredService<OriginOptions>().Catalogue.Projects,
        Release = service.GetRequiredService<ReleaseSwitch>().Current.Release.Name,
        Releases = service.GetRequiredService<ReleaseSwitch>().Known,
        Capacity = Capacity(service.GetRequiredService<WorkerPool>()),
        Faults = service.GetRequiredService<FaultSwitch>().Current,
    };

    private static ReleaseChange InForce(ReleaseSwitch releases) => new() { Name = releases.Current.Release.Name };

    private static object Capacity(WorkerPool pool)
    {
        var (workers, available, queueLength) = pool.State;
        return new { workers, available, queueLength };
    }

    private static ReleaseChange Deploy(ReleaseSwitch releases, string name) => releases.TryDeploy(name)
        ? InForce(releases)
        : throw Refused($"'{name}' is no release", $"send one of {string.Join(", ", releases.Known)}");

    private static object Scale(WorkerPool pool, CapacityChange change)
    {
        if (change.Workers is < 1 or > OriginOptionsRule.WorkersMax)
        {
            throw Refused($"{change.Workers} workers", $"send a number from 1 to {OriginOptionsRule.WorkersMax}");
        }
        if (change.DelaySeconds is not (>= 0 and < 1e9))
        {
            throw Refused($"a delay of {change.DelaySeconds} s", "send seconds, at least 0");
        }
        pool.Resize(change.Workers, TimeSpan.FromSeconds(change.DelaySeconds));
        return Capacity(pool);
    }

    private static FaultOptions Set(FaultSwitch faults, FaultOptions change)
    {
        if (change.Slowdown is not (> 0 and <= SlowdownMax))
        {
            throw Refused($"slowdown {change.Slowdown}", $"send a factor above 0, at most {SlowdownMax:0}; 1 is none");
        }
        if (change.ErrorRatio is not (>= 0 and <= 1))
        {
            throw Refused($"error_ratio {change.ErrorRatio}", "send a ratio from 0 to 1");
        }
        faults.Set(change);
        return faults.Current;
    }

    private static ControlException Refused(string what, string fix) =>
        new(StatusCodes.Status400BadRequest, $"{what} is not possible", fix);
}
