namespace CdnLab.Purger.Running;

/// <summary>The share of failures among the last calls.</summary>
/// <param name="most">Share at which the purge stops, 0..1.</param>
internal sealed class FailureWindow(double most)
{
    /// <summary>Calls that are looked at; fewer say nothing.</summary>
    public const int Size = 20;

    private readonly Queue<bool> _last = new();

    /// <summary>Failures among the last calls.</summary>
    public int Failures { get; private set; }

    /// <summary>Whether there are too many.</summary>
    public bool IsOver => _last.Count == Size && Failures >= most * Size && Failures > 0;

    /// <summary>Counts a call.</summary>
    public void Add(bool failed)
    {
        _last.Enqueue(failed);
        Failures += failed ? 1 : 0;
        if (_last.Count > Size)
        {
            Failures -= _last.Dequeue() ? 1 : 0;
        }
    }
}
