namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>The engine ended in a way that it never should.</summary>
internal sealed class EngineFailure(ulong seed, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>The seed of the run that shows it.</summary>
    public ulong Seed => seed;
}
