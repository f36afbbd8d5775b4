namespace CdnLab.Scenarios.Reports;

/// <summary>A run of text in one style. The text is data: whoever renders it escapes it.</summary>
internal sealed record Inline(string Text, InlineStyle Style = InlineStyle.Plain)
{
    public static Inline Code(string text) => new(text, InlineStyle.Code);

    public static Inline Strong(string text) => new(text, InlineStyle.Strong);
}
