namespace CdnLab.Scenarios.Export;

/// <summary>Something of an edge config that a program's configuration language cannot say.</summary>
/// <param name="Config">The edge config.</param>
/// <param name="Rule">The rule, or the key of the config.</param>
/// <param name="What">What cannot be said, and why.</param>
/// <param name="Fix">What to do instead.</param>
public sealed record ExportFinding(string Config, string Rule, string What, string Fix)
{
    /// <inheritdoc/>
    public override string ToString() => $"edge config {Config}, {Rule}: {What}; fix: {Fix}";
}
