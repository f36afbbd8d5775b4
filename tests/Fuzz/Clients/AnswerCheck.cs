using System.Globalization;
using System.Text.RegularExpressions;

namespace CdnLab.Fuzz.Clients;

/// <summary>Holds each answer against the request that got it.</summary>
public static partial class AnswerCheck
{
    private static readonly HashSet<int> EdgeErrors =
        [400, 405, 408, 411, 412, 413, 414, 416, 417, 431, 501, 502, 503, 504, 505];

    private static readonly HashSet<int> Refusals = [400, 405, 408, 411, 413, 414, 417, 431, 501, 505];

    /// <summary>What is wrong with all that a client got; empty: nothing.</summary>
    public static IEnumerable<(string Invariant, string Detail)> Check(FuzzClient client)
    {
        var requests = client.Script.Requests;
        IReadOnlyList<Answer> answers;
        string? broken = null;
        try
        {
            answers = AnswerReader.Read(client.Received, requests, client.Closed);
        }
        catch (FormatException wrong)
        {
            (answers, broken) = ([], wrong.Message);
        }

        if (broken is not null)
        {
            yield return ("answers are HTTP", broken);
            yield break;
        }

        for (var i = 0; i < answers.Count; i++)
        {
            var request = i < requests.Count ? requests[i] : null;
            foreach (var (invariant, detail) in Fits(answers[i], request, client.Script.IsSound))
            {
                yield return (invariant, $"answer {i} to {request?.Method} {request?.Target}: {detail}");
            }
        }

        var due = requests.Count(request => request.Content is not null);
        if (client.TimedOut && answers.Count < due)
        {
            yield return ("every request is answered", $"{answers.Count} answers to {due} requests");
        }
    }

    private static IEnumerable<(string, string)> Fits(Answer answer, StrictRequest? request, bool sound)
    {
        var head = answer.Head.ReplaceLineEndings(" | ");
        if (answer.Mark is not { } mark)
        {
            if (!EdgeErrors.Contains(answer.Status) && !(answer.Status == 304 && IsConditional(request)))
            {
                yield return ("the edge itself errs in known ways only", head);
            }
            else if (sound && Refusals.Contains(answer.Status))
            {
                yield return ("no sound request is refused", head);
            }

            yield break;
        }

        if (request is null)
        {
            yield return ("nothing but requests is answered", head);
            yield break;
        }

        if (Mismatch(mark, request) is { } wrong)
        {
            yield return ("the answer is this request's", $"{wrong}: {head}");
        }

        if (WrongContent(answer, mark, request) is { } content)
        {
            yield return ("the content is this answer's", $"{content}: {head}");
        }
    }

    private static string? Mismatch(Mark mark, StrictRequest request)
    {
        var own = mark.Id == request.Id || request.Carries(mark.Id);
        var policy = mark.Policy.TrimEnd('!');
        var method = request.Method == "HEAD" ? "GET" : request.Method;
        return (mark.Method == "HEAD" ? "GET" : mark.Method) != method ? "another method"
            : mark.Host != request.Host && request.Host.Length > 0 ? "another host"
            : mark.Target != request.Target && mark.Target != WithoutQuery(request.Target) ? "another URL"
            : own ? null
            : method != "GET" ? "the answer to another's unsafe request"
            : policy is "no-store" or "private" or "any" ? "what may not be shared"
            : mark.Authorized && policy is not ("public" or "validate") ? "the answer to another's authorization"
            : policy == "vary" && mark.Varied != Mark.Word(request["X-V"]) && !request.Lists("X-V") ? "another variant"
            : null;
    }

    private static string? WrongContent(Answer answer, Mark mark, StrictRequest request)
    {
        var other = Ids().Matches(answer.Content).FirstOrDefault(id => id.Groups[1].Value != mark.Id);
        if (other is not null)
        {
            return "holds content of " + other.Value;
        }

        if (mark.Policy.EndsWith('!') || request.Method == "HEAD" || answer.Status is 204 or 304 or 416)
        {
            return null;
        }

        var expected = answer.Status == 206 ? Slice(answer["Content-Range"], mark.Content) : mark.Content;
        return expected is null || (answer.Whole
            ? answer.Content == expected : expected.StartsWith(answer.Content, StringComparison.Ordinal))
                ? null : $"{answer.Content.Length} bytes, {expected.Length} expected";
    }

    /// <summary>The part of the content; null for several parts.</summary>
    private static string? Slice(string? range, string content)
    {
        if (range is null || Range().Match(range) is not { Success: true } match)
        {
            return null;
        }

        var first = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var last = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return last < content.Length && first <= last ? content[first..(last + 1)] : "";
    }

    private static bool IsConditional(StrictRequest? request) =>
        request?["If-None-Match"] is not null || request?["If-Modified-Since"] is not null;

    private static string WithoutQuery(string target) =>
        target.Contains("/q", StringComparison.Ordinal) ? target.Split('?')[0] : target;

    [GeneratedRegex(@"\[(\d+-\d+-\d+(?:-inner)?)\]")]
    private static partial Regex Ids();

    [GeneratedRegex(@"^bytes (\d+)-(\d+)/")]
    private static partial Regex Range();
}
