namespace CdnLab.Scenarios.Compilation;

/// <summary>A scenario whose rules do not fall into classes; the message names the member that differs.</summary>
public sealed class CompilationException(string message) : Exception(message);
