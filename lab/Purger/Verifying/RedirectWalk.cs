using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Model.Redirects;

namespace CdnLab.Purger.Verifying;

/// <summary>Follows the redirects of one edge, as a client without a cache does, and finds cycles by the model's rule.
/// </summary>
internal sealed class RedirectWalk(HttpClient http, Uri front, string? host, TimeSpan timeout, TimeProvider time)
{
    private const int HopsMax = 20;

    private string Host => host ?? front.Authority;

    /// <summary>Follows from a path: how it ends, and what was seen.</summary>
    public async Task<(WalkEnd End, string Seen)> FollowAsync(
        string path, RequestPace pace, CancellationToken cancellation)
    {
        var locations = new Dictionary<string, string?>(StringComparer.Ordinal);
        var next = path;
        while (next is not null && !locations.ContainsKey(next))
        {
            if (locations.Count == HopsMax)
            {
                return (WalkEnd.Loops, $"more than {HopsMax} redirects");
            }
            await pace.WaitAsync(cancellation);
            var (status, location) = await AskAsync(next, cancellation);
            if (status is 0 or >= 500)
            {
                return (WalkEnd.Unknown, status == 0 ? "no answer" : $"status {status}");
            }
            locations.Add(next, Location.IsRedirect(status) ? Next(next, location) : null);
            next = locations[next];
        }
        return RedirectCycle.Find(path, url => (new CacheKey(url), locations[url])) is { } cycle
            ? (WalkEnd.Loops, string.Join(" -> ", cycle.Keys.Append(cycle.Keys[0]).Select(key => key.Value)))
            : (WalkEnd.Answered, "");
    }

    // Null: it leads to another host, whose business it is.
    private string? Next(string path, string? location) =>
        Location.Resolve(new Uri($"http://{Host}{path}"), location) is { } next
            && (next.Authority == Host || next.Authority == front.Authority)
            ? next.PathAndQuery : null;

    private async Task<(int Status, string? Location)> AskAsync(string path, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(front, path));
            request.Headers.Host = host;
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return ((int)answer.StatusCode, answer.Headers.Location?.OriginalString);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested
            && error is (OperationCanceledException or HttpRequestException or IOException))
        {
            return (0, null);
        }
    }
}
