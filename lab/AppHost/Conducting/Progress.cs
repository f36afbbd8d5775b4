using System.Globalization;
using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Conducting;

/// <summary>Tells on the terminal what happens while it happens: events as they come, figures now and then.</summary>
public sealed class Progress(TextWriter output, LiveRun run)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Prints until cancelled.</summary>
    public async Task PrintAsync(CancellationToken cancellation)
    {
        run.Log.Appended += Print;
        try
        {
            while (true)
            {
                await Task.Delay(Every, TimeProvider.System, cancellation);
                output.WriteLine(Line());
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            run.Log.Appended -= Print;
        }
    }

    /// <summary>The figures of the newest bin, or what is left of the warm-up.</summary>
    public string Line()
    {
        var now = run.Lab.Clock.GetUtcNow();
        if (run.Log.LastRow is not { } row)
        {
            var left = Math.Max(0, (run.Log.Header.Start - now).TotalMinutes);
            return string.Create(CultureInfo.InvariantCulture, $"{now:HH:mm:ss}  filling the caches, {left:0} min of lab time left");
        }
        var purged = run.Figures.PurgedRatio;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{now:HH:mm:ss}  loops {row.LoopedRatio ?? 0,6:0.0%} on {row.LoopingProjects,4} projects | "
            + $"clients {row.ClientRate,5:0.0}/s wire {row.WireRate,5:0.0}/s | hit {row.EdgeHitRatio ?? 0,4:0%} | "
            + $"origin {row.OriginRate,5:0.00}/s, {row.OriginUtilization ?? 0,4:0%} busy | purged {purged,4:0%}");
    }

    private void Print(JournalEvent journalEvent)
    {
        if (EventText.Of(journalEvent) is { } text)
        {
            output.WriteLine($"{journalEvent.At.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  * {text}");
        }
    }
}
