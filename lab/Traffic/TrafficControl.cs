using CdnLab.ServiceDefaults.Control;
using CdnLab.Traffic.Sending;
using Microsoft.AspNetCore.Mvc;

namespace CdnLab.Traffic;

/// <summary>The control requests of the traffic generator (docs/protocol.md).</summary>
internal static class TrafficControl
{
    public static void Map(IEndpointRouteBuilder control, TrafficGenerator traffic)
    {
        control.MapPost("/start", ([FromBody] StartRequest? request) => Start(traffic, request));
        control.MapPost("/fill", (FillRequest request, CancellationToken gone) => FillAsync(traffic, request, gone));
        control.MapPost("/stop", async () =>
        {
            await traffic.StopAsync();
            return traffic.Status;
        });
        control.MapPut("/mix", (MixRequest request) => Mix(traffic, request));
    }

    private static TrafficStatus Start(TrafficGenerator traffic, StartRequest? request)
    {
        if (traffic.Status.Running)
        {
            throw new ControlException(StatusCodes.Status409Conflict, "arrivals have begun already", "stop them first");
        }
        traffic.Start(request?.Until);
        return traffic.Status;
    }

    private static async Task<object> FillAsync(TrafficGenerator traffic, FillRequest request, CancellationToken gone) =>
        request.Seconds >= 0 && request.Seconds * traffic.Status.Rate <= CacheFill.DrawsMax
            ? new { requests = await traffic.FillAsync(TimeSpan.FromSeconds(request.Seconds), gone) }
            : throw new ControlException(
                StatusCodes.Status400BadRequest,
                $"{request.Seconds} s at {traffic.Status.Rate} requests/s cannot be filled in",
                $"send seconds from 0 that hold at most {CacheFill.DrawsMax} requests: a shorter fill, or a smaller scale");

    private static TrafficStatus Mix(TrafficGenerator traffic, MixRequest request)
    {
        var findings = request.Shares is null ? [] : traffic.MixFindings(request.Shares);
        if (request.Rate is { } rate && !(rate >= 0 && double.IsFinite(rate)))
        {
            findings = [.. findings, $"the rate {rate} is no rate"];
        }
        if (findings.Count > 0)
        {
            throw new ControlException(
                StatusCodes.Status400BadRequest, string.Join("; ", findings), "name known personas, shares and rate from 0");
        }
        traffic.Mix(request.Rate, request.Shares);
        return traffic.Status;
    }
}
