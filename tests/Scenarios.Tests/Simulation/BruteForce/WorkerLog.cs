namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>How many workers there are when.</summary>
internal sealed class WorkerLog(RunContext context, int workers)
{
    private int _started = workers;
    private int _changes;
    private DateTimeOffset _accounted = context.Now;

    /// <summary>Workers last set, those that have yet to join included.</summary>
    public int Wanted { get; private set; } = workers;

    public bool Running { get; private set; } = true;

    /// <summary>Sets their number: surplus ones leave at once, new ones join after the delay.</summary>
    public void Resize(int wanted, TimeSpan delay)
    {
        Account();
        Wanted = wanted;
        _started = Math.Min(_started, wanted);
        var change = ++_changes;
        context.Loop.At(context.Now + delay, () => Join(change));
    }

    public void Stop()
    {
        Account();
        Running = false;
    }

    /// <summary>A new process has them all at once.</summary>
    public void StartAgain()
    {
        Account();
        Running = true;
        _started = Wanted;
    }

    /// <summary>Counts the time up to now.</summary>
    public void Account()
    {
        if (Running)
        {
            context.Meter.Workers(_accounted, context.Now, _started);
        }
        _accounted = context.Now;
    }

    private void Join(int change)
    {
        if (change == _changes)
        {
            Account();
            _started = Wanted;
        }
    }
}
