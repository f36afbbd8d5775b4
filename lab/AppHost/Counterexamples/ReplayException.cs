namespace CdnLab.AppHost.Counterexamples;

/// <summary>There is nothing that can be played: every reason, a line each.</summary>
public sealed class ReplayException(params IReadOnlyList<string> reasons) : Exception(string.Join('\n', reasons));
