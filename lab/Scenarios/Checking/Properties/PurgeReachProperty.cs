
namespace CdnLab.Scenarios.Checking.Properties;

/// <summary><see cref="CheckRule.PurgeReach"/>: looked at right after a purge, before anything is fetched
/// anew.</summary>
internal sealed class PurgeReachProperty : IChainProperty
{
    public CheckRule Rule => CheckRule.PurgeReach;

    public string? Broken(ChainView view) =>
        view.Purged && view.Loops
        && view.Walker.Hops.Skip(view.Walker.Leading)
            .Any(h => h.Reply.Source is States.ReplySource.Pop or States.ReplySource.Shield)
            ? "the purge left a stored redirect that loops"
            : null;
}
