namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>Virtual time and what is to happen in it. At one instant the origin's answers go first, since who waits
/// exactly as long as it may is answered; all else happens in the order in which it was scheduled.</summary>
internal sealed class EventLoop(DateTimeOffset start)
{
    private const long AnswersFirst = long.MinValue;
    private readonly PriorityQueue<Action, (long Due, long Order)> _events = new();
    private long _order;

    public DateTimeOffset Now { get; private set; } = start;

    public long Executed { get; private set; }

    /// <summary>When the next event is due; null: none is left.</summary>
    public DateTimeOffset? NextAt => _events.TryPeek(out _, out var next) ? new(next.Due, TimeSpan.Zero) : null;

    /// <summary>A place in the order of events, for one that may be scheduled later.</summary>
    public long Reserve() => ++_order;

    public void At(DateTimeOffset due, Action action) => At(due, Reserve(), action);

    public void At(DateTimeOffset due, long order, Action action) =>
        _events.Enqueue(action, ((due > Now ? due : Now).UtcTicks, order));

    /// <summary>Schedules an answer of the origin.</summary>
    public void AnswerAt(DateTimeOffset due, Action action) => At(due, AnswersFirst + Reserve(), action);

    public void MoveTo(DateTimeOffset now) => Now = now;

    public void RunNext()
    {
        _events.TryDequeue(out var action, out var next);
        Now = new(next.Due, TimeSpan.Zero);
        Executed++;
        action!();
    }
}
