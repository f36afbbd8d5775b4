namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>One request of an edge to its next tier, given up after the fetch timeout.</summary>
internal sealed class UpstreamCall(EventLoop loop, ITier upstream, TimeSpan timeout, Action<Answer> done) : IAsker
{
    private bool _over;

    public Answer? Send(in Ask ask)
    {
        // Before that of the tier asked: both begin to wait at one instant, and this one began first.
        var order = loop.Reserve();
        if (upstream.Ask(ask, new(this, 0)) is { } atOnce)
        {
            _over = true;
            return atOnce;
        }
        loop.At(loop.Now + timeout, order, () => End(Answer.None));
        return null;
    }

    /// <summary>The edge is gone: nobody waits any more.</summary>
    public void Drop() => _over = true;

    public bool Waits(int ticket) => !_over;

    public void Answered(int ticket, in Answer answer) => End(answer);

    private void End(in Answer answer)
    {
        if (!_over)
        {
            _over = true;
            done(answer);
        }
    }
}
