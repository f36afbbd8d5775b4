using CdnLab.ServiceDefaults.Journal;

namespace CdnLab.Traffic;

/// <summary>Says, at most once a real minute, that arrivals could not be sent.</summary>
internal sealed class ScheduleWarning(JournalBuffer journal, TimeProvider realTime, TextWriter error)
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long? _saidAt;

    /// <summary>What is wrong; null while the schedule is kept.</summary>
    public string? Text { get; private set; }

    public void Raise(DateTimeOffset at, long dropped, int inFlightMax)
    {
        lock (_gate)
        {
            var now = realTime.GetTimestamp();
            if (_saidAt is { } before && realTime.GetElapsedTime(before, now) < Pause)
            {
                return;
            }
            _saidAt = now;
            Text = $"cannot keep its schedule: {dropped} arrivals dropped with {inFlightMax} requests under way";
        }
        error.WriteLine($"traffic: {Text}; they count as timed out");
        journal.Append(at, "schedule_missed", new { text = Text, dropped, in_flight_max = inFlightMax });
    }
}
