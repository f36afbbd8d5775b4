using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>Reads the Surrogate-Key field: keys separated by white space (and by the commas
/// that join several lines). Keys over 1,024 bytes and what goes beyond
/// 16,384 bytes of field are ignored, as Fastly documents.</summary>
public static class SurrogateKeys
{
    /// <summary>Longest key kept.</summary>
    public const int KeyBytesMax = 1024;

    /// <summary>Longest field read.</summary>
    public const int FieldBytesMax = 16_384;

    /// <summary>The keys of a response, in order, without repeats.</summary>
    public static IReadOnlyList<string> Of(HeaderFields response)
    {
        if (response["Surrogate-Key"] is not { } field)
        {
            return [];
        }
        var keys = new List<string>();
        foreach (var range in field.AsSpan().SplitAny(" \t,"))
        {
            var key = field[range];
            if (range.End.Value > FieldBytesMax)
            {
                break;
            }
            if (key.Length is > 0 and <= KeyBytesMax && !keys.Contains(key))
            {
                keys.Add(key);
            }
        }
        return keys;
    }
}
