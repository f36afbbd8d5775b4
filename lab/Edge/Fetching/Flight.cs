namespace CdnLab.Edge.Fetching;

/// <summary>A fetch under way.</summary>
public sealed class Flight(string key)
{
    private readonly TaskCompletionSource<FetchOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Key => key;

    public Task<FetchOutcome> Outcome => _outcome.Task;

    internal void Complete(FetchOutcome outcome) => _outcome.TrySetResult(outcome);
}
