using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>A request with all its redirects in one state, every cache answering as long as it may.</summary>
/// <param name="Client">Position of its first URL among the client URLs.</param>
/// <param name="Result">How it ends.</param>
/// <param name="Hops">The exchanges; of a loop, each once.</param>
/// <param name="Leading">Exchanges before a loop is entered.</param>
internal sealed record Walk(int Client, ChainResult Result, IReadOnlyList<Hop> Hops, int Leading)
{
    /// <summary>Whether it never ends.</summary>
    public bool Loops => Result.End is ChainEnd.SelfLoop or ChainEnd.Loop;
}
