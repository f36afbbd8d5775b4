using System.Globalization;
using System.Text.RegularExpressions;

namespace CdnLab.Edge.Tests.Safety;

/// <summary>Takes a stream of answers with Content-Length apart.</summary>
internal static partial class RawAnswers
{
    public static IReadOnlyList<int> Statuses(string received) => [.. Of(received).Select(answer => answer.Status)];

    public static IReadOnlyList<(int Status, string Head, string Body)> Of(string received)
    {
        var answers = new List<(int, string, string)>();
        while (received.Length > 0)
        {
            var end = received.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            Assert.True(end > 0 && received.StartsWith("HTTP/1.1 ", StringComparison.Ordinal), received);
            var head = received[..end];
            var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
            var length = Length().Match(head) is { Success: true } match
                ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
            answers.Add((status, head, received.Substring(end + 4, length)));
            received = received[(end + 4 + length)..];
        }

        return answers;
    }

    [GeneratedRegex(@"^Content-Length: (\d+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Length();
}
