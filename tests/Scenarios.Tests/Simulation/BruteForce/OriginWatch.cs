using CdnLab.Model.Topology;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>The origin as the edges see it that probe its health: one that is sick is not asked.</summary>
internal sealed class OriginWatch(RunContext context, OriginNode origin) : IUpstream
{
    private readonly HealthCheckSpec? _check = context.Spec.Origin.HealthCheck;
    private readonly OriginHealth _health = new(
        context.Spec.Origin.HealthCheck?.Window ?? 1, context.Spec.Origin.HealthCheck?.HealthyAt ?? 1);

    public void Begin()
    {
        if (_check is not null)
        {
            Probe();
        }
    }

    public AnswerContent Expected(Url url, bool gzip) => origin.Expected(url, gzip);

    public Answer? Ask(in Ask ask, Reply reply) =>
        _health.Healthy ? origin.Ask(ask, reply) : new(AnswerContent.Unavailable, context.Now);

    private void Probe()
    {
        var ask = new Ask(context.Rules.Of("/health"), Gzip: false, Varies: false, IsProbe: true);
        var call = new UpstreamCall(context.Loop, origin, _check!.Timeout, Judge);
        if (call.Send(ask) is { } atOnce)
        {
            Judge(atOnce);
        }
        context.Loop.At(context.Now + _check.Every, Probe);
    }

    private void Judge(Answer answer) => _health.Probed(!answer.IsError);
}
