using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Checking.Properties;

/// <summary><see cref="CheckRule.RightAnswer"/>: right is what the origin alone would lead to, under a release that is
/// or was in force (how long an earlier one may show through is <see cref="CheckRule.OldRelease"/>).</summary>
internal sealed class RightAnswerProperty : IChainProperty
{
    public CheckRule Rule => CheckRule.RightAnswer;

    public string? Broken(ChainView view)
    {
        if (view.Loops)
        {
            return null;
        }
        if (view.Walker.Hops.Count > view.RequestsMax)
        {
            return $"{view.Walker.Hops.Count} requests, more than a client makes ({view.RequestsMax})";
        }
        for (var release = 0; release < view.World.Space.Releases.Count; release++)
        {
            if ((view.Point.Seen & (1UL << release)) != 0
                && view.World.Space.Right[release][view.Client] == view.Result)
            {
                return null;
            }
        }
        var wanted = view.World.Space.Right[view.Point.Release][view.Client];
        return $"ends at {Words(view, view.Result)} instead of {Words(view, wanted)}";
    }

    private static string Words(ChainView view, States.ChainResult result) => result.End switch
    {
        ChainEnd.NotFound => "an error",
        ChainEnd.Document when result.Document < 0 => "a redirect that leads away",
        ChainEnd.Document => $"a document of {view.World.Spec.Families[result.Document].Name}",
        _ => "a loop of the origin's own",
    };
}
