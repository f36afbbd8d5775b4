using System.Globalization;
using CdnLab.Model.Http;

namespace CdnLab.Edge.Fetching;

/// <summary>The head of an interim response.</summary>
internal readonly record struct InterimHead(int Status, HeaderFields Fields)
{
    /// <summary>Reads status line and fields, without those of the connection; null for what is not sent on: 100, which
    /// each hop asks for itself, 101, and anything malformed.</summary>
    public static InterimHead? Parse(string text)
    {
        var lines = text.Split("\r\n");
        if (lines[0].Length < 12 || !int.TryParse(
            lines[0].AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            || status is < 102 or > 199)
        {
            return null;
        }

        var fields = new List<HeaderField>();
        foreach (var line in lines[1..])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !line[..colon].All(IsToken) || line.Any(c => c != '\t' && char.IsControl(c)))
            {
                return null;
            }

            fields.Add(new(line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }

        var listed = ConnectionFields.Listed(new HeaderFields(fields)["Connection"]);
        return new(status, new HeaderFields(fields.Where(field => !ConnectionFields.IsOne(field.Name, listed))));
    }

    private static bool IsToken(char c) =>
        char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal);
}
