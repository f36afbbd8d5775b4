namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>A request that an edge passes on, and the answer back.</summary>
internal sealed class Passing(EdgeNode edge, Reply reply, HashSet<Passing> underWay)
{
    private UpstreamCall? _call;

    public Answer? Begin(in Ask ask)
    {
        _call = new(edge.Context.Loop, edge.Upstream, edge.Context.Spec.Edge.FetchTimeout, End);
        if (_call.Send(ask) is { } atOnce)
        {
            return Told(atOnce);
        }
        underWay.Add(this);
        return null;
    }

    /// <summary>The edge is gone.</summary>
    public void Drop()
    {
        _call!.Drop();
        reply.Send(Answer.None);
    }

    private void End(Answer answer)
    {
        underWay.Remove(this);
        reply.Send(Told(answer));
    }

    private Answer Told(in Answer answer) =>
        answer.Broken ? new(AnswerContent.Unavailable, edge.Context.Now) : edge.Streamed(answer);
}
