using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>A part of a text that is known only by where it comes from: a literal, a variable of the request, or a
/// group of a test.</summary>
/// <param name="Literal">The text, or empty for a variable.</param>
/// <param name="Name">The variable or group; null for a literal.</param>
/// <param name="Transform">How it is rewritten.</param>
/// <param name="HyphenRuns">Runs of <c>-</c>, <c>_</c> and <c>.</c> are one hyphen: PEP 503 but for the case.</param>
/// <param name="Of">The test whose group it is.</param>
/// <param name="Version">The URL it was taken from (<see cref="FlowState.Version"/>).</param>
internal sealed record TextPart(
    string Literal, string? Name, NameTransform Transform, bool HyphenRuns, Test? Of, int Version)
{
    public static TextPart Text(string literal) => new(literal, null, NameTransform.None, false, null, 0);

    public static TextPart Variable(string name, int version) =>
        new("", name, NameTransform.None, false, null, name == Names.Host ? 0 : version);

    public bool IsPlain => Transform == NameTransform.None && !HyphenRuns;

    /// <summary>As a template says it; null when it cannot.</summary>
    public string? Template() => Name is null
        ? Literal.Contains('{') ? null : Literal
        : (Transform, HyphenRuns) switch
        {
            (NameTransform.None, false) => $"{{{Name}}}",
            (NameTransform.Lower, true) => $"{{{Name}:pep503}}",
            (NameTransform.Lower, false) => $"{{{Name}:lower}}",
            (NameTransform.Upper, false) => $"{{{Name}:upper}}",
            _ => null,
        };
}
