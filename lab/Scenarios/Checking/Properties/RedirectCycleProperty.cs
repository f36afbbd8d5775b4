using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Checking.Properties;

/// <summary><see cref="CheckRule.RedirectCycle"/>.</summary>
internal sealed class RedirectCycleProperty : IChainProperty
{
    public CheckRule Rule => CheckRule.RedirectCycle;

    public string? Broken(ChainView view) => view.Result.End switch
    {
        ChainEnd.SelfLoop => "a redirect answers the very request that it leads to",
        ChainEnd.Loop => $"{view.Walker.Hops.Count - view.Walker.Leading} redirects lead to each other",
        _ => null,
    };
}
