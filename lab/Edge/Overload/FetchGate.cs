using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;

namespace CdnLab.Edge.Overload;

/// <summary>Lets so many fetches through at once, and so many wait, first come first served, for so long.</summary>
public sealed class FetchGate(EdgeOptions options, Deadlines deadlines)
{
    // Not disposed: a fetch may end after the service, and there is no handle to give back.
    private readonly SemaphoreSlim _places = new(options.Load.FetchesMax);
    private int _waiting;

    /// <summary>Fetches under way.</summary>
    public int UnderWay => options.Load.FetchesMax - _places.CurrentCount;

    /// <summary>Fetches that wait for their turn.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>A place, which whoever got it disposes.</summary>
    /// <exception cref="FetchException">There is none.</exception>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken abandoned)
    {
        if (!_places.Wait(0, CancellationToken.None))
        {
            await WaitAsync(abandoned);
        }

        return new Place(_places);
    }

    private async Task WaitAsync(CancellationToken abandoned)
    {
        using var deadline = deadlines.Start(options.Load.QueueTime);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, abandoned);
        try
        {
            if (Interlocked.Increment(ref _waiting) > options.Load.QueueMax)
            {
                throw new FetchException(FetchFailure.EdgeOverloaded, null);
            }

            await _places.WaitAsync(either.Token);
        }
        catch (OperationCanceledException late) when (deadline.IsCancellationRequested)
        {
            throw new FetchException(FetchFailure.EdgeOverloaded, late);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                places.Release();
            }
        }
    }
}
