namespace CdnLab.Scenarios.Cli;

/// <summary>Exit codes of every command.</summary>
public static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Pass = 0;

    /// <summary>An expectation failed, or a check found something.</summary>
    public const int Fail = 1;

    /// <summary>Invalid input or usage.</summary>
    public const int InvalidInput = 2;

    /// <summary>An invariant is broken: a bug.</summary>
    public const int Bug = 3;

    /// <summary>The computation did not converge.</summary>
    public const int NoConvergence = 4;

    /// <summary>Ended by Ctrl-C; what was done is kept.</summary>
    public const int Interrupted = 130;
}
