using CdnLab.ServiceDefaults.Clock;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CdnLab.ServiceDefaults.Control;

/// <summary>The control requests that every service answers.</summary>
internal static class CommonEndpoints
{
    public static void Map(IEndpointRouteBuilder control, IServiceProvider service, Func<object> status)
    {
        var clock = service.GetRequiredService<LabTimeProvider>();
        var journal = service.GetRequiredService<JournalBuffer>();
        var series = service.GetRequiredService<SeriesRecorder>();

        control.MapGet("/clock", () => clock.Anchor);
        control.MapPut("/clock", (ClockAnchor anchor) => Set(clock, anchor));
        control.MapGet("/journal", (long? after) => journal.Read(after ?? 0));
        control.MapGet("/series", (DateTimeOffset? after) => series.Read(after));
        control.MapGet("/status", status);
    }

    private static ClockAnchor Set(LabTimeProvider clock, ClockAnchor anchor)
    {
        if (!ClockAnchor.IsSpeed(anchor.Speed))
        {
            var range = $"send a number from 0 (stands still) to {ClockAnchor.SpeedMax:0}";
            throw new ControlException(StatusCodes.Status400BadRequest, $"speed {anchor.Speed} is no speed", range);
        }

        clock.Set(anchor);
        return clock.Anchor;
    }
}
