using System.Globalization;
using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>How a stored, complete response answers a Range request (RFC 9110 14.2). A field that cannot be read, or
/// asks for more ranges or bytes than it is worth, is ignored: the whole is always a right answer.</summary>
public static class RangeRule
{
    /// <summary>Most ranges that are sent separately.</summary>
    public const int RangesMax = 16;

    /// <summary>Decides for a GET; ranges mean nothing to other methods.</summary>
    /// <param name="status">Status of the stored response; only 200 has ranges.</param>
    /// <param name="stored">Its fields.</param>
    /// <param name="length">Bytes of its content.</param>
    /// <param name="range">The Range field, or null.</param>
    /// <param name="ifRange">The If-Range field, or null.</param>
    public static RangeDecision Decide(int status, HeaderFields stored, long length, string? range, string? ifRange)
    {
        if (status != 200 || range is null || !Unchanged(stored, ifRange) || Specs(range) is not { } specs)
        {
            return RangeDecision.Whole;
        }
        var ranges = specs.Select(spec => Resolve(spec, length)).OfType<ByteRange>().ToList();
        if (ranges.Count == 0)
        {
            return new(false, []);
        }
        // Overlapping and repeated ranges could ask for many times the content (RFC 9110 14.2, CVE-2011-3192).
        return ranges.Sum(r => (double)r.Length) > length ? RangeDecision.Whole : new(true, ranges);
    }

    /// <summary>Whether If-Range holds (RFC 9110 13.1.5): a strong entity tag that is equal, or the very date of a
    /// Last-Modified that is strong because a second passed before the answer was made.</summary>
    private static bool Unchanged(HeaderFields stored, string? ifRange)
    {
        if (ifRange is null)
        {
            return true;
        }
        var condition = ifRange.Trim();
        if (condition.StartsWith('"'))
        {
            return stored["ETag"] == condition;
        }
        return HttpDate.Parse(condition) is { } asked && HttpDate.Parse(stored["Last-Modified"]) == asked
            && HttpDate.Parse(stored["Date"]) is { } date && date - asked >= TimeSpan.FromSeconds(1);
    }

    // The int-range and suffix-range of each element; null when the field is not one of bytes, or too long.
    private static List<(long? First, long? Last)>? Specs(string range)
    {
        var equals = range.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || !range[..equals].Trim().Equals("bytes", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var elements = ListElements.Split(range[(equals + 1)..]).Take(RangesMax + 1).ToList();
        var specs = elements.Select(Spec).OfType<(long?, long?)>().ToList();
        return elements.Count is > 0 and <= RangesMax && specs.Count == elements.Count ? specs : null;
    }

    private static (long? First, long? Last)? Spec(string element)
    {
        var ends = element.Split('-');
        if (ends.Length != 2)
        {
            return null;
        }
        var (first, last) = (Position(ends[0]), Position(ends[1]));
        var read = (first is not null || ends[0].Length == 0) && (last is not null || ends[1].Length == 0)
            && (first is not null || last is not null) && !(last < first);
        return read ? (first, last) : null;
    }

    private static ByteRange? Resolve((long? First, long? Last) spec, long length) => spec switch
    {
        ({ } first, var last) => first < length ? new(first, Math.Min(last ?? length - 1, length - 1)) : null,
        (null, { } suffix) => suffix > 0 && length > 0 ? new(Math.Max(length - suffix, 0), length - 1) : null,
        _ => null,
    };

    // More digits than a long holds still mean a position: one beyond every content.
    private static long? Position(string digits) =>
        digits.Length == 0 || !digits.All(char.IsAsciiDigit) ? null
        : long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : long.MaxValue;
}
