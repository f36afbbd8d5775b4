using System.Buffers;

namespace CdnLab.Edge.Fetching;

/// <summary>Tells answers that must not be handed on: what cannot be framed in only one way, or cannot be sent, is a
/// 502 (RFC 9112 6.3) and never stored.</summary>
internal static class AnswerGuard
{
    private static readonly SearchValues<char> ControlsButTab = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Append(0x7f).Where(code => code != '\t').Select(code => (char)code)]);

    public static bool IsSound(HttpResponseMessage answer) =>
        (int)answer.StatusCode is >= 200 and <= 599
        && IsFramed(answer)
        && AreSendable(answer.Headers) && AreSendable(answer.Content.Headers);

    private static bool IsFramed(HttpResponseMessage answer)
    {
        var lengthTold = answer.Content.Headers.NonValidated.TryGetValues("Content-Length", out var lengths);
        if (answer.Headers.NonValidated.TryGetValues("Transfer-Encoding", out var codings))
        {
            return !lengthTold && answer.Version.Minor > 0 && codings.Count == 1
                && codings.ToString().Trim().Equals("chunked", StringComparison.OrdinalIgnoreCase);
        }

        return !lengthTold || AreOneLength(lengths);
    }

    private static bool AreOneLength(System.Net.Http.Headers.HeaderStringValues lengths)
    {
        string? first = null;
        foreach (var length in lengths)
        {
            if (length.Length is 0 or > 18 || !length.All(char.IsAsciiDigit) || length != (first ??= length))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreSendable(System.Net.Http.Headers.HttpHeaders fields)
    {
        foreach (var (_, values) in fields.NonValidated)
        {
            foreach (var value in values)
            {
                if (value.AsSpan().ContainsAny(ControlsButTab))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
