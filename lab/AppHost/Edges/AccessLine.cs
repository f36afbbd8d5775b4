using System.Globalization;

namespace CdnLab.AppHost.Edges;

/// <summary>One request as a real program logged it: a mark, the side (<c>c</c> for clients, <c>b</c> for the next
/// hop), seconds since 1970, status, outcome, and why a fetch failed (<c>-</c>: it did not).</summary>
/// <param name="Upstream">Whether the program asked the next hop.</param>
/// <param name="At">When, in real time.</param>
/// <param name="Status">Status code; 0: none.</param>
/// <param name="Outcome">How it was answered.</param>
/// <param name="Failed">Whether the next hop did not answer.</param>
public sealed record AccessLine(bool Upstream, DateTimeOffset At, int Status, string Outcome, bool Failed)
{
    /// <summary>The first word of every line.</summary>
    public const string Mark = "cdnlab-access";

    /// <summary>Reads a line; null when it is none of the lab's.</summary>
    public static AccessLine? Parse(string line)
    {
        var words = line.Split(' ', 6);
        return words is [Mark, "c" or "b", var seconds, var status, var outcome, var error]
            && double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var at)
            ? new(
                words[1] == "b",
                DateTimeOffset.UnixEpoch.AddSeconds(at),
                int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0,
                Word(outcome),
                error != "-")
            : null;
    }

    /// <summary>What the lab's own configuration calls the outcome, else what the program does.</summary>
    private static string Word(string outcome) =>
        outcome.Split('/') is ["" or "-", var handling] ? handling : outcome.Split('/')[0];
}
