namespace CdnLab.Model.Http;

/// <summary>The delta-seconds of RFC 9111 1.2.2: a non-negative whole number of seconds; what is too large counts as
/// 2^31 s.</summary>
public static class DeltaSeconds
{
    /// <summary>The largest value that is kept apart: 2^31 s, about 68 years.</summary>
    public static TimeSpan Max { get; } = TimeSpan.FromSeconds(1L << 31);

    /// <summary>Reads delta-seconds.</summary>
    /// <param name="text">The value as sent.</param>
    /// <returns>The duration, or null when the text is not delta-seconds.</returns>
    public static TimeSpan? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim(" \t");
        if (text.IsEmpty)
        {
            return null;
        }
        var seconds = 0L;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return null;
            }
            seconds = Math.Min(seconds * 10 + (c - '0'), 1L << 31);
        }
        return TimeSpan.FromSeconds(seconds);
    }
}
