namespace CdnLab.Scenarios.Checking.Output.Sarif;

/// <summary>Messages of SARIF: braces are doubled, since single ones are places for arguments (SARIF 2.1.0, 3.11.5),
/// and no text becomes a link (3.11.6).</summary>
internal static class SarifText
{
    /// <summary>A message object of lines.</summary>
    public static object Message(params IEnumerable<string> lines) => new
    {
        Text = string.Join('\n', lines.Select(Escape)),
    };

    /// <summary>Text in which braces stand for themselves.</summary>
    public static string Braced(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static string Escape(string line) =>
        Braced(PlainText.Line(line)).Replace("](", "\\](", StringComparison.Ordinal);
}
