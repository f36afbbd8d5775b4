using System.Globalization;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.AppHost.Resources;

/// <summary>Waits until a just started process is ready and healthy, has ended, or is late.</summary>
internal static class ChildStart
{
    public static async Task AwaitAsync(
        Resource resource,
        ChildProcess child,
        ResourceGraphOptions options,
        Action<ReadyReport> ready,
        CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(options.StartMax, options.RealTime);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            var health = resource.HealthUrl;
            if (resource.Program.IsService)
            {
                var line = await child.StartLine.WaitAsync(either.Token);
                var report = line?.Ready ?? throw Failure(resource, child, line?.Failed);
                ready(report);
                health = new Uri(new Uri(report.Control[0]), "/health");
            }

            await HealthyAsync(resource, child, health, either);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            var seconds = options.StartMax.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            throw new ResourceException(
                resource.Name, $"was not healthy after {seconds} s{Tail(child)}", "look into its output");
        }
    }

    private static async Task HealthyAsync(
        Resource resource, ChildProcess child, Uri? health, CancellationTokenSource stop)
    {
        if (health is not null)
        {
            var healthy = HealthProbe.WaitAsync(health, stop.Token);
            if (await Task.WhenAny(healthy, child.Exited) != healthy)
            {
                await stop.CancelAsync();
                await healthy.ContinueWith(_ => { }, TaskScheduler.Default);
                throw Failure(resource, child, null);
            }

            await healthy;
        }
    }

    private static ResourceException Failure(Resource resource, ChildProcess child, FailedReport? failed) =>
        failed is not null
            ? new ResourceException(resource.Name, failed.Error, failed.Fix)
            : new ResourceException(
                resource.Name,
                $"ended while it started{Code(child)}{Tail(child)}",
                $"run it alone: {resource.Program.FileName} {resource.Program.Arguments.LastOrDefault()}");

    private static string Code(ChildProcess child) =>
        child.Exited.IsCompletedSuccessfully ? $", exit code {child.Exited.Result}" : "";

    private static string Tail(ChildProcess child) => child.LastOutput is { Length: > 0 } last ? $":\n{last}" : "";
}
