using System.Collections.Concurrent;
using CdnLab.Model.Randomness;
using CdnLab.Purger.Planning;

namespace CdnLab.Purger.Verifying;

/// <summary>Asks the edges for the documents of purged keys and finds those that still loop.</summary>
/// <param name="http">Client.</param>
/// <param name="host">Host of the documents; null: the front's own.</param>
/// <param name="timeout">Longest wait for an answer.</param>
/// <param name="time">Real time.</param>
public sealed class Verifier(HttpClient http, string? host, TimeSpan timeout, TimeProvider time)
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(1);

    /// <summary>The keys that are looked at: all, or some drawn by their hash.</summary>
    public static IReadOnlyList<PlannedKey> Sample(IReadOnlyList<PlannedKey> keys, int? most) =>
        most is not { } count || count >= keys.Count
            ? keys
            :
            [
                .. keys.OrderBy(k => StableHash.Of("verify/" + k.Key)).ThenBy(k => k.Key, StringComparer.Ordinal)
                    .Take(count),
            ];

    /// <summary>Looks at every document of some keys at every front.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="fronts">Public addresses of the edges.</param>
    /// <param name="perSecond">Requests a second, above 0.</param>
    /// <param name="stop">Breaks it off.</param>
    public async Task<VerifyResult> VerifyAsync(
        IReadOnlyList<PlannedKey> keys, IReadOnlyList<(string Name, Uri Url)> fronts, double perSecond,
        CancellationToken stop)
    {
        var pace = new RequestPace(perSecond, time);
        var walks = fronts.Select(f => (f.Name, Walk: new RedirectWalk(http, f.Url, host, timeout, time))).ToList();
        var documents = keys.SelectMany(key => key.Urls.SelectMany(url => walks.Select(walk => (key, url, walk))));
        var seen = new ConcurrentBag<(WalkEnd End, VerifiedUrl Url)>();
        var again = new ConcurrentBag<(PlannedKey, string, (string, RedirectWalk))>();
        await LookAsync(documents, document => again.Add(document));
        if (!again.IsEmpty)
        {
            // After a soft purge the first request is still answered from what is stored, while it is fetched anew.
            await Task.Delay(Recheck, time, stop);
            await LookAsync(again, _ => { }, seen.Add);
        }
        return new(keys.Count, pace.Count, Of(WalkEnd.Loops), Of(WalkEnd.Unknown));

        Task LookAsync(
            IEnumerable<(PlannedKey Key, string Url, (string Edge, RedirectWalk Walk) At)> some,
            Action<(PlannedKey, string, (string, RedirectWalk))> found,
            Action<(WalkEnd, VerifiedUrl)>? told = null) =>
            Parallel.ForEachAsync(
                some,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
                async (document, cancellation) =>
                {
                    var (end, reason) = await document.At.Walk.FollowAsync(document.Url, pace, cancellation);
                    if (end != WalkEnd.Answered)
                    {
                        found(document);
                        told?.Invoke((end, new(document.Key.Key, document.At.Edge, document.Url, reason)));
                    }
                });

        IReadOnlyList<VerifiedUrl> Of(WalkEnd end) =>
        [
            .. seen.Where(s => s.End == end).Select(s => s.Url)
                .OrderBy(u => u.Key, StringComparer.Ordinal).ThenBy(u => u.Url, StringComparer.Ordinal)
                .ThenBy(u => u.Edge, StringComparer.Ordinal),
        ];
    }
}
