namespace CdnLab.Purger.Running;

/// <summary>How long to wait when an API puts calls off: as long as it asks, and longer each time in a row.</summary>
internal sealed class Throttle(RunnerSettings settings)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private DateTimeOffset _since = DateTimeOffset.MinValue;

    /// <summary>Times in a row.</summary>
    public int Times { get; private set; }

    /// <summary>A call was accepted.</summary>
    public void Clear() => Times = 0;

    /// <summary>A call was put off: until when, or why not.</summary>
    /// <param name="made">When it was made; calls that were under way together count once.</param>
    /// <param name="asked">How long the API asks to wait; null: it does not say.</param>
    /// <param name="now">Now.</param>
    /// <param name="reason">Why the purge is to stop instead; null: it is not.</param>
    public DateTimeOffset Until(DateTimeOffset made, TimeSpan? asked, DateTimeOffset now, out string? reason)
    {
        if (made > _since)
        {
            (_since, Times) = (now, Times + 1);
        }
        var own = First * Math.Pow(2, Math.Min(Times - 1, 20));
        own = own < Longest ? own : Longest;
        var wait = asked is { } told && told > own ? told : own;
        reason = asked > settings.WaitMax
            ? $"the endpoint asks to wait {asked.Value.TotalSeconds:0} s, longer than --wait-max allows "
                + $"({settings.WaitMax.TotalSeconds:0} s)"
            : Times > settings.ThrottledMax ? $"the endpoint put calls off {Times} times in a row" : null;
        return now + (wait < settings.WaitMax ? wait : settings.WaitMax);
    }
}
