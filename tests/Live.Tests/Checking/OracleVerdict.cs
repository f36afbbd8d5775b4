namespace CdnLab.Live.Tests.Checking;

/// <summary>What is to be said of a mutant.</summary>
internal enum OracleVerdict
{
    Loops,

    /// <summary>No loop, but a request that ends at the wrong answer.</summary>
    EndsWrongly,

    Safe,

    /// <summary>Neither was found, but not everything was tried.</summary>
    NotEnded,
}
