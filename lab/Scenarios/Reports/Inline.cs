namespace CdnLab.Scenarios.Reports;

/// <summary>A run of text in one style. The text is data: whoever renders it escapes it.</summary>
internal sealed record Inline(string Text, InlineStyle Style = InlineStyle.Plain)
{
    /// <summary>Refused: an interpolated string that was meant as prose was made a plain string.</summary>
    public override string ToString() => throw new InvalidOperationException("styled text must stay prose");

    public static Inline Code(string text) => new(text, InlineStyle.Code);

    public static Inline Strong(string text) => new(text, InlineStyle.Strong);
}
