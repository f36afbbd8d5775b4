namespace CdnLab.Model.Redirects;

/// <summary>Applies the transforms that templates name.</summary>
public static class NameTransforms
{
    /// <summary>The words that scenario files may use.</summary>
    public static IReadOnlyList<string> Words { get; } = ["lower", "upper", "pep503"];

    /// <summary>The transform of a word, or null when there is none of that name.</summary>
    public static NameTransform? Parse(ReadOnlySpan<char> word) => word switch
    {
        "" => NameTransform.None,
        "lower" => NameTransform.Lower,
        "upper" => NameTransform.Upper,
        "pep503" => NameTransform.Pep503,
        _ => null,
    };

    /// <summary>The transformed text.</summary>
    public static string Apply(NameTransform transform, string text) => transform switch
    {
        NameTransform.Lower => text.ToLowerInvariant(),
        NameTransform.Upper => text.ToUpperInvariant(),
        NameTransform.Pep503 => Pep503.Normalize(text),
        _ => text,
    };
}
