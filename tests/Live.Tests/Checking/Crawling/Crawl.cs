using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Live.Tests.Checking.Crawling;

/// <summary>Tries, on real sockets and real caches, everything that clients, time and a plan can do in any order: brute
/// force, what needs the fewest acts of clients and time first. It shares nothing with the checker's search but the change.</summary>
internal sealed class Crawl
{
    private static readonly TimeSpan Elapses = TimeSpan.FromHours(13);

    private readonly CrawlLab _lab;
    private readonly CrawlBounds _bounds;
    private readonly IReadOnlyList<CrawlStep> _plan;
    private readonly IReadOnlyList<string> _clientUrls;
    private readonly CrawlClient _client, _elsewhere, _atOrigin;
    private readonly SortedSet<string> _urls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly PriorityQueue<CrawlState, (int Acts, int Sequence)> _open = new();
    private readonly Dictionary<(string, string), string> _right = [];
    private readonly CrawlTier[] _tiers;
    private readonly string _release;
    private int _requests;
    private IReadOnlyList<string>? _loop, _wrong;

    private Crawl(ChangeSpec change, CrawlLab lab, string name, CrawlBounds bounds)
    {
        _bounds = bounds;
        (_lab, _plan, _release) = (lab, CrawlPlan.Of(change), change.Origin.Release);
        _tiers = lab.Shield is { } shield ? [lab.Pop, shield] : [lab.Pop];
        _clientUrls = [.. change.Families[0].Paths
            .SelectMany(path => new[] { Pep503.Normalize(name), name }.Distinct()
                .Select(spelled => path.Replace("{name}", spelled, StringComparison.Ordinal)))];
        _urls.UnionWith(_clientUrls);
        _client = new(change.Host, url => Note(lab.Pop, url));
        _elsewhere = new(change.Host, url => Note(lab.OtherPop!, url));
        _atOrigin = new(change.Host, _ => { });
    }

    /// <summary>Crawls a change for one name.</summary>
    /// <param name="change">The change.</param>
    /// <param name="lab">A lab for it.</param>
    /// <param name="name">The name, or one that does not exist.</param>
    /// <param name="bounds">How far.</param>
    public static Task<CrawlVerdict> RunAsync(ChangeSpec change, CrawlLab lab, string name, CrawlBounds bounds) =>
        new Crawl(change, lab, name, bounds).RunAsync(change);

    private async Task<CrawlVerdict> RunAsync(ChangeSpec change)
    {
        await AskOriginAsync(change);
        var tried = 0;
        Open(new()
        {
            Step = 0,
            Done = 0,
            Elapsed = 0,
            Acts = 0,
            Now = _lab.Clock.Now,
            Release = change.Origin.Release,
            Configs = [.. _tiers.Select(_ => change.Edge.Config)],
            Stored = [.. _tiers.Select(_ => Array.Empty<(Model.Caching.StoredResponse, byte[])>())],
            Story = [],
        });
        while (_loop is null && tried < _bounds.States && _open.TryDequeue(out var state, out _))
        {
            tried++;
            await TryAsync(state);
        }
        return new(_loop, _wrong, tried, _requests, _loop is not null || _open.Count == 0);
    }

    // What a client would get without any cache, by release.
    private async Task AskOriginAsync(ChangeSpec change)
    {
        foreach (var release in change.Origin.Releases.Keys)
        {
            _lab.Release = release;
            foreach (var url in _clientUrls)
            {
                _right[(release, url)] = (await _atOrigin.FollowAsync(_lab.Origin, url)).End;
            }
        }
    }

    private async Task TryAsync(CrawlState state)
    {
        foreach (var url in _urls.ToList())
        {
            Restore(state);
            var asked = new List<string>();
            var chain = await _client.FollowAsync(_lab.Pop.Http, url, next =>
            {
                asked.Add(next);
                return OpenAsync(state, $"GET {string.Join(", ", asked)}");
            });
            Judge(state, chain);
            await ElsewhereAsync(state, url);
        }
        foreach (var (tier, index) in _tiers.Select((tier, index) => (tier, index)))
        {
            foreach (var key in state.Stored[index].Select(s => s.Response.Key.Value).Distinct())
            {
                Restore(state);
                tier.Evict(key);
                await OpenAsync(state, $"{(index == 0 ? "pop" : "shield")} evicts {key}");
            }
        }
        await AdvanceAsync(state);
    }

    private async Task ElsewhereAsync(CrawlState state, string url)
    {
        if (_lab.OtherPop is not { } other)
        {
            return;
        }
        foreach (var config in _plan[state.Step].OtherConfigs)
        {
            Restore(state);
            other.Restore(config, []);
            await _elsewhere.AskAsync(other.Http, new($"http://any{url}"));
            await OpenAsync(state, $"GET {url} at another PoP with {config}");
        }
    }

    private async Task AdvanceAsync(CrawlState state)
    {
        var parts = _plan[state.Step].Parts;
        for (var part = 0; part < parts.Count; part++)
        {
            var done = state.Done | (1 << part);
            if (done != state.Done)
            {
                Restore(state);
                parts[part].Do(_lab);
                var whole = done == (1 << parts.Count) - 1;
                await OpenAsync(state, parts[part].Text, state.Step + (whole ? 1 : 0), whole ? 0 : done);
            }
        }
        if (parts.Count == 0 && state.Step < _plan.Count - 1)
        {
            Restore(state);
            await OpenAsync(state, "nothing to do", state.Step + 1, 0);
        }
        if (state.Elapsed < _bounds.Elapses && state.Stored.Any(tier => tier.Count > 0))
        {
            Restore(state);
            _lab.Clock.Now += Elapses;
            await OpenAsync(state with { Elapsed = state.Elapsed + 1 }, $"{Elapses} pass");
        }
    }

    private void Judge(CrawlState state, CrawledChain chain)
    {
        IReadOnlyList<string> Story() =>
            [.. state.Story, $"{chain.End}: {string.Join(" -> ", chain.Urls)} under {state.Release}, "
                + $"{string.Join('/', state.Configs)}"];
        if (chain.End == CrawledChain.Loop)
        {
            _loop ??= Story();
            return;
        }
        // Where redirects lead in between may be no client's to begin with.
        if (!_clientUrls.Contains(chain.Urls[0]))
        {
            return;
        }
        var seen = _plan.Take(state.Step).Select(s => s.Release).Append(_release).Append(state.Release);
        if (!seen.Any(release => _right[(release, chain.Urls[0])] == chain.End))
        {
            _wrong ??= Story();
        }
    }

    private Task OpenAsync(CrawlState state, string what) =>
        OpenAsync(state with { Acts = state.Acts + 1 }, what, state.Step, state.Done);

    private async Task OpenAsync(CrawlState state, string what, int step, int done)
    {
        await _lab.SettleAsync();
        Open(state with
        {
            Step = step,
            Done = done,
            Now = _lab.Clock.Now,
            Release = _lab.Release,
            Configs = [.. _tiers.Select(tier => tier.Config)],
            Stored = [.. _tiers.Select(tier => tier.Save())],
            Story = [.. state.Story, what],
        });
    }

    private void Open(CrawlState state)
    {
        if (_seen.Add(state.Signature))
        {
            _open.Enqueue(state, (state.Acts, _seen.Count));
        }
    }

    private void Restore(CrawlState state)
    {
        (_lab.Clock.Now, _lab.Release) = (state.Now, state.Release);
        foreach (var (tier, index) in _tiers.Select((tier, index) => (tier, index)))
        {
            tier.Restore(state.Configs[index], state.Stored[index]);
        }
    }

    private void Note(CrawlTier tier, string url)
    {
        _requests++;
        _urls.Add(url);
        _lab.Note(tier, url);
    }
}
