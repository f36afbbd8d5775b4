namespace CdnLab.Testing;

/// <summary>Waits for a condition of the real world, such as the end of a process, with a deadline.</summary>
public static class Eventually
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        using var late = new CancellationTokenSource(Deadline, TimeProvider.System);
        while (!await condition())
        {
            if (late.IsCancellationRequested)
            {
                throw new TimeoutException($"not within {Deadline.TotalSeconds} s: {what}");
            }

            await Task.Delay(Interval, TimeProvider.System);
        }
    }

    public static Task TrueAsync(Func<bool> condition, string what) =>
        TrueAsync(() => Task.FromResult(condition()), what);
}
