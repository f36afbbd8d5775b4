using CdnLab.Fuzz.Clients;
using CdnLab.Fuzz.Origins;

namespace CdnLab.Fuzz.Running;

/// <summary>Holds what the origin was asked against what the clients sent: nothing else may reach it.</summary>
public static class OriginCheck
{
    public static IEnumerable<(string Invariant, string Detail)> Check(
        IReadOnlyList<FuzzClient> clients, IReadOnlyList<SeenRequest> seen)
    {
        var sent = clients.SelectMany(client => client.Script.Requests).Where(s => !s.IsOdd).ToList();
        foreach (var request in seen)
        {
            var told = $"{request.Method} {request.Target} by {request.Id}";
            var matching = sent.Where(s => Asks(s, request)).ToList();
            if (matching.Count == 0)
            {
                yield return ("the origin is asked for what a client asked for", told);
            }
            else if (request is { Content.Length: > 0 } && !matching.Any(s => s.Content == request.Content))
            {
                yield return ("content reaches the origin as it was sent", told);
            }
            else if (IsForCache(request) && (request["X-Forwarded-Host"] ?? request["X-Original-URL"]) is not null)
            {
                yield return ("no unkeyed field steers a fetch for the cache", told);
            }
        }
    }

    private static bool IsForCache(SeenRequest request) => request["CdnLab-Cause"] is not null;

    private static bool Asks(StrictRequest sent, SeenRequest seen) =>
        (sent.Method == seen.Method || (sent.Method == "HEAD" && seen.Method == "GET"))
        && (sent.Target == seen.Target
            || (sent.Target.Contains("/q", StringComparison.Ordinal) && sent.Target.Split('?')[0] == seen.Target));
}
