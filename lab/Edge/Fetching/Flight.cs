namespace CdnLab.Edge.Fetching;

/// <summary>A fetch under way.</summary>
public sealed class Flight(string key)
{
    private readonly TaskCompletionSource<FetchOutcome> _outcome =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _followers;

    public string Key => key;

    /// <summary>Requests that wait for it.</summary>
    public int Followers => Volatile.Read(ref _followers);

    public Task<FetchOutcome> Outcome => _outcome.Task;

    internal void Follow() => Interlocked.Increment(ref _followers);

    internal void Complete(FetchOutcome outcome) => _outcome.TrySetResult(outcome);
}
