using System.Collections.Concurrent;
using CdnLab.Model.Purging;
using CdnLab.Purger.Targets;

namespace CdnLab.Purger.Running;

/// <summary>Calls under way: they end in any order, and their replies are taken by one reader.</summary>
internal sealed class CallSender(PurgeEdges edges) : IDisposable
{
    private readonly ConcurrentQueue<(PurgeCall Call, PurgeReply? Reply, Exception? Bug)> _replies = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly CancellationTokenSource _abort = new();

    /// <summary>Calls whose reply has not been taken.</summary>
    public int UnderWay { get; private set; }

    /// <summary>Makes a call.</summary>
    public void Send(PurgeCall call, PurgeRequest purge)
    {
        UnderWay++;
        _ = SendAsync(call, purge);
    }

    /// <summary>The next reply that has come; null as the reply: the call was broken off, and what became of it is not
    /// known.</summary>
    public bool TryTake(out PurgeCall call, out PurgeReply? reply)
    {
        (call, reply) = default((PurgeCall, PurgeReply?));
        if (!_replies.TryDequeue(out var next))
        {
            return false;
        }
        UnderWay--;
        (call, reply) = (next.Call, next.Reply);
        return next.Bug is null ? true : throw new InvalidOperationException("a call could not be made", next.Bug);
    }

    /// <summary>Waits for a reply, but not longer.</summary>
    public Task WaitAsync(TimeSpan most) => _signal.WaitAsync(most);

    /// <summary>Breaks off what is under way.</summary>
    public void Abort() => _abort.Cancel();

    public void Dispose()
    {
        _abort.Cancel();
        _abort.Dispose();
    }

    private async Task SendAsync(PurgeCall call, PurgeRequest purge)
    {
        await Task.Yield();
        try
        {
            _replies.Enqueue((call, await edges.SendAsync(call, purge, _abort.Token), null));
        }
        catch (OperationCanceledException)
        {
            _replies.Enqueue((call, null, null));
        }
        catch (Exception bug)
        {
            _replies.Enqueue((call, null, bug));
        }
        _signal.Release();
    }
}
