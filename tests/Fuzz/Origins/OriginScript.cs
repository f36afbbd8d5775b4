using System.Text;
using CdnLab.Model.Randomness;

namespace CdnLab.Fuzz.Origins;

/// <summary>How the origin answers one request, by the seed: text, where it pauses, how it ends.</summary>
/// <param name="Text">What it sends; a character is a byte.</param>
/// <param name="Delay">Wait before it.</param>
/// <param name="PauseAt">Where it waits a moment in the middle; negative: nowhere.</param>
/// <param name="Close">Whether the connection ends after it.</param>
/// <param name="Endless">What is repeated after it for as long as the edge reads; empty: nothing.</param>
public sealed record OriginScript(string Text, TimeSpan Delay, int PauseAt, bool Close, string Endless)
{
    private static readonly string[] Policies =
        ["plain", "plain", "plain", "vary", "vary", "no-store", "private", "validate", "swr", "sie", "any", "public"];

    private static readonly int[] Statuses = [200, 200, 200, 200, 200, 200, 200, 404, 301, 500, 503, 204, 410];

    public static OriginScript Of(SeenRequest request, int attempt)
    {
        var sticky = new RandomStream(request.Seed, "policy/" + request.Target);
        var random = new RandomStream(request.Seed, $"origin/{request.Target}/{request.Method}/{attempt}");
        var policy = Policies[(random.NextChance(0.7) ? sticky : random).NextBelow(Policies.Length)];
        var delay = TimeSpan.FromMilliseconds(random.NextChance(0.3) ? random.NextBelow(40) : 0);
        if (request["If-None-Match"] is { } tag && tag[0] == '"' && random.NextChance(0.5))
        {
            return new($"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n", delay, -1, false, "");
        }

        // What comes too much comes at once: later it is, on any connection, the next request's answer.
        var hostile = random.NextChance(0.3);
        var mark = new Mark(
            request.Method,
            request["Host"] ?? "-",
            request.Target,
            request.Id,
            Mark.Word(request["X-V"]),
            request["Authorization"] is not null,
            hostile ? policy + "!" : policy,
            !hostile && random.NextChance(0.1) ? random.NextBelow(200_000) : random.NextBelow(400));
        var status = Statuses[random.NextBelow(Statuses.Length)];
        var (fields, content, close) = Frame(random, mark, status, request.Method == "HEAD");
        var head = $"HTTP/1.1 {status} Fuzzed\r\n{Mark.Field}: {mark}\r\n{Control(mark)}";
        var sound = new OriginScript(
            head + fields + "\r\n" + content,
            delay,
            !hostile && random.NextChance(0.2) ? random.NextBelow(head.Length + content.Length) : -1,
            close,
            "");
        return hostile ? Hostility.Apply(random, sound, head.Length) : sound;
    }

    private static string Control(Mark mark) => mark.Policy.TrimEnd('!') switch
    {
        "vary" => "Cache-Control: max-age=60\r\nVary: X-V\r\n",
        "no-store" => "Cache-Control: no-store\r\n",
        "private" => "Cache-Control: private, max-age=60\r\n",
        "validate" => $"Cache-Control: max-age=0, must-revalidate\r\nETag: \"{mark.Id}-{mark.Length}\"\r\n",
        "swr" => "Cache-Control: max-age=0, stale-while-revalidate=60\r\n",
        "sie" => "Cache-Control: max-age=0, stale-if-error=60\r\nLast-Modified: Fri, 10 Jun 2022 10:00:00 GMT\r\n",
        "any" => "Cache-Control: max-age=60\r\nVary: *\r\n",
        "public" => "Cache-Control: public, max-age=60\r\n",
        _ => "Cache-Control: max-age=60\r\n",
    } + $"Surrogate-Key: s{mark.Id.Split('-')[0]} all\r\n";

    private static (string Fields, string Content, bool Close) Frame(
        RandomStream random, Mark mark, int status, bool head)
    {
        var content = head || status == 204 ? "" : mark.Content;
        switch (status == 204 ? 9 : random.NextBelow(4))
        {
            case 0 when !head:
                return ("Transfer-Encoding: chunked\r\n", Chunked(random, content), false);
            case 1:
                return ("Connection: close\r\n", content, true);
            case 9:
                return ("", "", false);
            default:
                return ($"Content-Length: {mark.Length}\r\n", content, random.NextChance(0.1));
        }
    }

    private static string Chunked(RandomStream random, string content)
    {
        var text = new StringBuilder();
        for (var at = 0; at < content.Length;)
        {
            var size = Math.Min(content.Length - at, 1 + random.NextBelow(20_000));
            text.Append($"{size:x}\r\n").Append(content, at, size).Append("\r\n");
            at += size;
        }

        return text.Append("0\r\n\r\n").ToString();
    }
}
