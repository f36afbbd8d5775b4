using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>Actions whose keys exclude or need each other.</summary>
internal sealed class ActionCheck(ScenarioSpec spec, ReadContext context) : SpecCheck(spec, context)
{
    private static readonly string[] OriginOnly = ["slowdown", "error_ratio", "down"];
    private static readonly string[] Effects = [.. OriginOnly, "kill", "restart"];

    public override void Run()
    {
        foreach (var action in Spec.Timeline.Select(s => s.Action))
        {
            switch (action)
            {
                case RollBackAction:
                    NeedAny(action, "roll_back", "origin", "edge");
                    break;
                case SetClientsAction:
                    NeedAny(action, "set_clients", "rate", "mix");
                    break;
                case FaultAction fault:
                    CheckFault(fault);
                    break;
            }
        }
    }

    private void NeedAny(TimelineAction action, string what, params string[] keys)
    {
        if (Source(action) is { } source && keys.All(k => source[k] is null))
        {
            Report(FindingCode.Choice, source, $"{what} needs one of {string.Join(", ", keys)}", "add one");
        }
    }

    private void CheckFault(FaultAction fault)
    {
        NeedAny(fault, "fault", Effects);
        if (Source(fault) is not { } source)
        {
            return;
        }
        var effects = Effects.Where(e => source[e] is not null).ToList();
        // Being slow and failing now and then go together; nothing else does.
        if (effects.Count > 1 && effects is not ["slowdown", "error_ratio"])
        {
            ReportKey(
                FindingCode.Choice,
                effects.Select(e => source[e]!).OrderBy(e => (e.KeyStart.Line, e.KeyStart.Column)).Last(),
                $"fault has {string.Join(" and ", effects)}, which exclude each other",
                "make several faults");
        }
        else if (fault.Restart && source["for"] is { } lasts)
        {
            ReportKey(FindingCode.Choice, lasts, "fault has restart and for, which exclude each other", "keep one");
        }
        else if (!fault.Restart && source["for"] is null && effects.Count > 0)
        {
            Report(FindingCode.MissingKey, source, "fault: key 'for' is missing", "add it: how long the fault lasts");
        }
        foreach (var effect in effects.Where(e => fault.Target != FaultAction.Origin && OriginOnly.Contains(e)))
        {
            ReportKey(
                FindingCode.Choice,
                source[effect],
                $"fault: {effect} is for the origin, not for '{fault.Target}'",
                "use kill or restart, or target origin");
        }
    }
}
