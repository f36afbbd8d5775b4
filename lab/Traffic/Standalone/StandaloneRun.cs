using System.Runtime.InteropServices;
using CdnLab.ServiceDefaults.Clock;
using CdnLab.ServiceDefaults.Hosting;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;
using CdnLab.Traffic.Configuration;

namespace CdnLab.Traffic.Standalone;

/// <summary>A run without a lab: traffic to one target, then a summary. Exit codes: 0; 1 when requests failed; 2 when it
/// could not start.</summary>
internal static class StandaloneRun
{
    public static async Task<int> RunAsync(
        IConfiguration configuration, TextWriter output, TextWriter error, TimeProvider realTime)
    {
        var options = OptionsReader.Read(WithPath(configuration));
        var duration = Duration(configuration["duration"]);
        var settings = ServiceSettings.Read(configuration);
        var clock = new LabTimeProvider(realTime, settings.Speed);
        var journal = new JournalBuffer(clock, ServiceDefaults.Control.ControlJson.Options);
        var series = new SeriesRecorder(settings.BinSize);
        await using var traffic = new TrafficGenerator(options, clock, journal, series, realTime, error);

        using var interrupted = new CancellationTokenSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            interrupted.Cancel();
        });
        var begun = clock.GetTimestamp();
        traffic.Start(duration is { } length ? clock.GetUtcNow() + length : null);
        await Task.Delay(duration ?? Timeout.InfiniteTimeSpan, clock, interrupted.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var elapsed = clock.GetElapsedTime(begun);
        await traffic.StopAsync();
        await output.WriteAsync(Summary.Of(options, traffic, elapsed));
        return traffic.Totals.Failures == 0 ? 0 : 1;
    }

    /// <summary>Any server has a root; a catalogue of projects only one with a configuration for it.</summary>
    private static IConfiguration WithPath(IConfiguration configuration)
    {
        if (configuration["path"] is null && ServiceSettings.Read(configuration).ConfigPath is null)
        {
            configuration["path"] = "/";
        }
        return configuration;
    }

    private static TimeSpan? Duration(string? text) => text is null
        ? null
        : DurationText.Parse(text)
            ?? throw new ServiceStartException($"--duration: '{text}' is no duration", "give one such as 60s, 5m or 1h");
}
