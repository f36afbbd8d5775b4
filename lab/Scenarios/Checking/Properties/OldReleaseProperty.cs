using CdnLab.Scenarios.Checking.States;

namespace CdnLab.Scenarios.Checking.Properties;

/// <summary><see cref="CheckRule.OldRelease"/>: looked at when all steps are done, since a later one may still remove
/// what is old. What clients hold themselves is not counted: no plan can take it back.</summary>
internal sealed class OldReleaseProperty(TimeSpan bound) : IChainProperty
{
    public CheckRule Rule => CheckRule.OldRelease;

    public string? Broken(ChainView view)
    {
        if (view.Point.Moves.Count > 0)
        {
            return null;
        }
        foreach (var hop in view.Walker.Hops)
        {
            var answer = view.World.Space.Answers[hop.Reply.Answer];
            if (hop.Reply.Entry != 0 && hop.Reply.Source != ReplySource.Client
                && answer.Release >= 0 && answer.Release != view.Point.Release
                && HealTime.Of(view.World, hop.Reply) is var time && time > bound)
            {
                return $"a response of release {view.World.Space.Releases[answer.Release]} is still served, for up to "
                    + HealTime.Words(time);
            }
        }
        return null;
    }
}
