using CdnLab.AppHost.Resources;
using CdnLab.Scenarios.Format.Timeline;
using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Conducting;

/// <summary>Injects a fault and lifts it when its time is over.</summary>
public sealed class FaultPlayer(Lab lab, RunLog log)
{
    /// <summary>Plays one fault to its end.</summary>
    public async Task PlayAsync(FaultAction fault, CancellationToken cancellation)
    {
        if (fault.Kill || fault.Restart)
        {
            await EndProcessAsync(lab[fault.Target], fault, cancellation);
            return;
        }
        await lab.SetFaultsAsync(fault.Slowdown, fault.ErrorRatio, fault.Down, cancellation);
        if (fault.For > TimeSpan.Zero)
        {
            await lab.WaitUntilAsync(lab.Clock.GetUtcNow() + fault.For, cancellation);
            await lab.SetFaultsAsync(1, 0, false, cancellation);
        }
    }

    private async Task EndProcessAsync(RunningResource target, FaultAction fault, CancellationToken cancellation)
    {
        await target.KillAsync();
        Note(target.Name, "process killed");
        if (!fault.Restart)
        {
            await lab.WaitUntilAsync(lab.Clock.GetUtcNow() + fault.For, cancellation);
        }
        await lab.StartAgainAsync(target, cancellation);
        Note(target.Name, "process started again, its cache empty");
    }

    private void Note(string target, string text) => log.Append(JournalEvents.Fault(lab.Clock.GetUtcNow(), target, text));
}
