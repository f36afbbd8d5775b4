namespace CdnLab.Traffic.Sending;

/// <summary>Counts the requests under way and bounds them.</summary>
internal sealed class InFlight(int max)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _drained;
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_count == max)
            {
                return false;
            }
            _count++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            if (--_count == 0)
            {
                _drained?.TrySetResult();
                _drained = null;
            }
        }
    }

    /// <summary>Waits until none is under way; false when the time is over.</summary>
    public async Task<bool> DrainedAsync(TimeSpan limit, TimeProvider time)
    {
        Task drained;
        lock (_gate)
        {
            drained = _count == 0
                ? Task.CompletedTask
                : (_drained ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
        try
        {
            await drained.WaitAsync(limit, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
