using System.Globalization;

namespace CdnLab.Fuzz.Clients;

/// <summary>Takes what came back on a connection apart.</summary>
public static class AnswerReader
{
    /// <exception cref="FormatException">It is no sequence of answers.</exception>
    public static IReadOnlyList<Answer> Read(string received, IReadOnlyList<StrictRequest> requests, bool closed)
    {
        var answers = new List<Answer>();
        while (received.Length > 0)
        {
            var end = received.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            var head = received[..end];
            if (!head.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
                || !int.TryParse(head.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            {
                throw new FormatException("no answer begins with: " + head[..Math.Min(head.Length, 80)]);
            }

            received = received[(end + 4)..];
            if (status < 200)
            {
                continue;
            }

            var method = answers.Count < requests.Count ? requests[answers.Count].Method : "";
            var (answer, used) = Content(new(status, head, "", true), received, method, closed);
            answers.Add(answer);
            received = received[used..];
        }

        return answers;
    }

    private static (Answer Answer, int Used) Content(Answer answer, string rest, string method, bool closed)
    {
        if (answer.Status is 204 or 304 || method == "HEAD")
        {
            return (answer, 0);
        }

        if (answer["Transfer-Encoding"] == "chunked")
        {
            return Chunks(answer, rest);
        }

        if (answer["Content-Length"] is not { } text)
        {
            return (answer with { Content = rest, Whole = closed }, rest.Length);
        }

        var length = int.Parse(text, CultureInfo.InvariantCulture);
        var has = Math.Min(length, rest.Length);
        return (answer with { Content = rest[..has], Whole = has == length }, has);
    }

    private static (Answer Answer, int Used) Chunks(Answer answer, string rest)
    {
        var (content, at) = (new System.Text.StringBuilder(), 0);
        while (rest.IndexOf("\r\n", at, StringComparison.Ordinal) is var line and >= 0)
        {
            if (!int.TryParse(
                rest.AsSpan(at, line - at), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size))
            {
                throw new FormatException("no chunk size: " + rest[at..line]);
            }

            at = line + 2;
            if (size > rest.Length - at - 2)
            {
                content.Append(rest.AsSpan(at));
                break;
            }

            content.Append(rest, at, size);
            at += size + 2;
            if (size == 0)
            {
                return (answer with { Content = content.ToString() }, at);
            }
        }

        return (answer with { Content = content.ToString(), Whole = false }, rest.Length);
    }
}
