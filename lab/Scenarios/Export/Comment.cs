namespace CdnLab.Scenarios.Export;

/// <summary>Text of a scenario in a comment of a generated file.</summary>
internal static class Comment
{
    /// <summary>The text in one line: what follows a line break would be configuration.</summary>
    public static string Of(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}
