using System.Globalization;

namespace CdnLab.Fuzz;

/// <summary>What an answer of the origin tells about the request that it was made for. It stands in X-Mark, and the
/// content follows from it, so that each answer can be held against the request that received it.</summary>
public sealed record Mark(
    string Method, string Host, string Target, string Id, string Varied, bool Authorized, string Policy, int Length)
{
    public const string Field = "X-Mark";

    private const int Words = 9;

    /// <summary>A value as it stands in a mark: one word.</summary>
    public static string Word(string? value) => value is { Length: > 0 }
        ? string.Concat(value.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_')) : "-";

    public string Content => ContentOf(Id, Length);

    /// <summary>Content that no other request's can be mistaken for, at any offset.</summary>
    public static string ContentOf(string id, int length)
    {
        var line = $"[{id}]";
        return string.Concat(Enumerable.Repeat(line, length / line.Length + 1))[..length];
    }

    public static Mark? Parse(string? text)
    {
        var words = text?.Split(' ') ?? [];
        return words.Length == Words && words[0] == "m1"
            ? new(words[1], words[2], words[3], words[4], words[5], words[6] == "1", words[7],
                int.Parse(words[8], CultureInfo.InvariantCulture))
            : null;
    }

    public override string ToString() =>
        $"m1 {Method} {Host} {Target} {Id} {Varied} {(Authorized ? 1 : 0)} {Policy} {Length}";
}
