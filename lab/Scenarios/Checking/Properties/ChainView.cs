using CdnLab.Scenarios.Checking.States;

namespace CdnLab.Scenarios.Checking.Properties;

/// <summary>A request in a state, as a property looks at it.</summary>
/// <param name="World">Rules and plan.</param>
/// <param name="Point">What is in force.</param>
/// <param name="Walker">The exchanges.</param>
/// <param name="Client">Position of the first URL among the client URLs.</param>
/// <param name="Result">How the chain ends.</param>
/// <param name="RequestsMax">Requests that the least patient client makes.</param>
/// <param name="Purged">Whether nothing has happened since a purge was done.</param>
internal readonly record struct ChainView(
    World World, PlanPoint Point, Walker Walker, int Client, ChainResult Result, int RequestsMax, bool Purged)
{
    /// <summary>Whether the chain never ends.</summary>
    public bool Loops => Result.End is Compilation.ChainEnd.SelfLoop or Compilation.ChainEnd.Loop;
}
