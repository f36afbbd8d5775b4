namespace CdnLab.Purger.Cli;

/// <summary>What a run takes of its surroundings.</summary>
public sealed record PurgerEnvironment
{
    /// <summary>Variable that holds the token.</summary>
    public const string TokenVariable = "CDNLAB_PURGE_TOKEN";

    /// <summary>Real time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Standard input.</summary>
    public TextReader Input { get; init; } = Console.In;

    /// <summary>The token of the environment; null: none.</summary>
    public string? Token { get; init; } = Environment.GetEnvironmentVariable(TokenVariable);

    /// <summary>Whether keys are pressed on standard input.</summary>
    public bool HasKeyboard { get; init; } = !Console.IsInputRedirected;

    /// <summary>Asks to stop; null: the signals of the process do.</summary>
    public CancellationToken? Interruption { get; init; }
}
