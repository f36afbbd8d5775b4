using System.Globalization;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>Steps are in order and happen, to their end, within the run.</summary>
internal sealed class TimelineCheck(ScenarioSpec spec, ReadContext context) : SpecCheck(spec, context)
{
    public override void Run()
    {
        if (!Sound(Spec, "start") || !Sound(Spec, "duration"))
        {
            return;
        }
        DateTimeOffset? previous = null;
        var resolved = false;
        foreach (var step in Spec.Timeline)
        {
            CheckTime(step, previous);
            previous = step.At > previous ? step.At : previous ?? step.At;
            var resolves = step.Action is StatusPostAction { Status: StatusPostStatus.Resolved };
            if (resolved && resolves)
            {
                Report(
                    FindingCode.Duplicate,
                    Node(step.Action, "status"),
                    "status_post: the incident is resolved twice",
                    "keep the last one");
            }
            resolved |= resolves;
        }
    }

    private void CheckTime(TimelineStep step, DateTimeOffset? previous)
    {
        var run = $"the run, {Clock(Spec.Start)} to {Clock(Spec.End)}";
        if (step.At < Spec.Start || step.At > Spec.End)
        {
            Report(
                FindingCode.OutsideRun,
                Node(step, "at"),
                $"timeline: {Clock(step.At)} is outside {run}",
                "change the time or the duration");
            return;
        }
        if (Spec.Live.Duration is { } live && step.At > Spec.Start + live)
        {
            Report(
                FindingCode.OutsideRun,
                Node(Spec.Live, "duration"),
                $"live.duration: a live run would end at {Clock(Spec.Start + live)}, before the step of {Clock(step.At)}",
                "lengthen it or move the step");
        }
        if (step.At < previous)
        {
            Report(
                FindingCode.Order,
                Node(step, "at"),
                $"timeline: {Clock(step.At)} comes after {Clock(previous.Value)}",
                "move the step up");
        }
        var (length, key) = step.Action switch
        {
            DeployEdgeAction deploy => (deploy.Over, "over"),
            RollBackAction back => (back.Over, "over"),
            ScaleOutAction scaleOut => (scaleOut.Delay, "delay"),
            FaultAction fault => (fault.For, "for"),
            _ => (TimeSpan.Zero, ""),
        };
        if (step.At + length > Spec.End)
        {
            Report(
                FindingCode.OutsideRun,
                Node(step.Action, key),
                $"timeline: this ends at {Clock(step.At + length)}, outside {run}",
                "shorten it or lengthen the run");
        }
    }

    private static string Clock(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
