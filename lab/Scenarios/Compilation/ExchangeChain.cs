using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Compilation;

/// <summary>A request with all its redirects.</summary>
/// <param name="Exchanges">The exchanges in order; of a loop, each once.</param>
/// <param name="Cycle">The loop that it ends in, or null.</param>
public sealed record ExchangeChain(IReadOnlyList<Exchange> Exchanges, RedirectCycle? Cycle)
{
    /// <summary>How it ends.</summary>
    public ChainEnd End => Cycle switch
    {
        { Keys.Count: 1 } => ChainEnd.SelfLoop,
        not null => ChainEnd.Loop,
        _ when Exchanges[^1].Status >= 400 => ChainEnd.NotFound,
        _ => ChainEnd.Document,
    };
}
