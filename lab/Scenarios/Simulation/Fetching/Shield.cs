using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>The shield: one more cache, asked by the PoPs only, so that all of its requests are executed.</summary>
internal sealed class Shield : IUpstream
{
    private readonly World _world;
    private readonly Origin _origin;
    private readonly OriginWatch _watch;
    private readonly PurgeLedger _purges;
    private readonly Dictionary<int, OriginFetch> _fetches = [];
    private readonly CacheProfile _profile;

    public Shield(World world, Origin origin, OriginWatch watch, PurgeLedger purges)
    {
        (_world, _origin, _watch, _purges, _profile) = (world, origin, watch, purges, world.Spec.Edge.Profile);
    }

    /// <summary>Whether it is down.</summary>
    public bool IsDown { get; set; }

    public Action<PopFetch, Answer, long>? Answered { get; set; }

    public Action<PopFetch, long, long>? Expected { get; set; }

    public ref uint Word(int row, int key) => ref _world.Rows.AtShield(row, key);

    public Answer? Find(int row, int url, long at)
    {
        var shape = _world.ShapeOf(row);
        var step = shape.Edge[_world.ShieldConfig][url];
        if (IsDown || step.Outcome != EdgeRequestOutcome.Lookup)
        {
            return null;
        }
        var word = Read(row, step.Key, at);
        return Cells.Word.Content(word) != 0 && at < _world.Expiry(word) && !Refused(shape, step, word)
            ? new(Cells.Word.Content(word), _world.Expiry(word), false)
            : null;
    }

    public Answer? Ask(PopFetch fetch, long at)
    {
        if (IsDown)
        {
            return Answer.None;
        }
        var (row, shape) = (fetch.Row, _world.ShapeOf(fetch.Row));
        var step = shape.Edge[_world.ShieldConfig][fetch.Upstream];
        if (step.Outcome == EdgeRequestOutcome.Redirect)
        {
            var made = shape.ContentOf(step);
            return new(made, at + shape.Contents[made].Lifetime, false);
        }
        if (Find(row, fetch.Upstream, at) is { } fresh)
        {
            return fresh;
        }
        // Where the answer will not be stored, nobody waits for another's.
        var passes = step.Outcome == EdgeRequestOutcome.Pass;
        var stored = !passes && _world.Stores(
            _world.ShieldConfig, shape.Contents[shape.Answer[_world.Release][step.Url]]);
        var key = stored ? step.Key : -1;
        var word = key < 0 ? 0 : Read(row, key, at);
        if (IsUsable(word) && at >= _world.Expiry(word) && !Refused(shape, step, word)
            && at < _world.Expiry(word) + shape.Contents[Cells.Word.Content(word)].StaleAtShield)
        {
            Begin(row, key, step.Url, passes, word, at);
            return new(Cells.Word.Content(word), _world.Expiry(word), false);
        }
        var asked = Begin(row, key, step.Url, passes, word, at);
        asked.Waiting.Add(fetch);
        Expected?.Invoke(fetch, asked.Due, at);
        return null;
    }

    /// <summary>Takes an answer of the origin.</summary>
    public void Arrived(OriginFetch fetch, long at)
    {
        var answer = fetch.Answer;
        var (row, key) = (fetch.Row, fetch.Key);
        var shape = _world.ShapeOf(row);
        if (answer.Failed)
        {
            var word = key < 0 ? 0 : Read(row, key, at);
            if (IsUsable(word) && at - _world.Expiry(word) < Window(shape, word, answer.Disconnected))
            {
                answer = new(Cells.Word.Content(word), _world.Expiry(word), false);
            }
            else if (_profile.RestartOnError && !fetch.Passes && !fetch.IsRetry)
            {
                fetch.IsRetry = true;
                fetch.Cause = FetchCause.Retry;
                AskOrigin(fetch, at);
                foreach (var delayed in fetch.Waiting)
                {
                    Expected?.Invoke(delayed, fetch.Due, at);
                }
                return;
            }
            else
            {
                answer = Answer.Error;
            }
        }
        else
        {
            var content = shape.Contents[answer.Content];
            answer = answer with { FreshUntil = at + content.Lifetime };
            if (key >= 0 && _world.Stores(_world.ShieldConfig, content) && !(_profile.PurgeReachesFetches
                && _purges.ReachedSince(fetch.Start, row, answer.Content, PurgeLedger.Shield, at)))
            {
                Word(row, key) = _purges.Stored(
                    _world.WordOf(answer.Content, answer.FreshUntil), row, PurgeLedger.Shield, at, numbered: true);
            }
        }
        if (key >= 0)
        {
            _fetches.Remove(_world.Rows[row].Shield + key);
        }
        foreach (var waiting in fetch.Waiting)
        {
            Answered!(waiting, answer, at);
        }
    }

    /// <summary>Forgets everything, and fails what is under way.</summary>
    public void Clear(long at)
    {
        foreach (var row in _world.Rows.All)
        {
            for (var key = 0; key < _world.Rows[row].Keys; key++)
            {
                Word(row, key) = 0;
            }
        }
        foreach (var fetch in _fetches.Values.OrderBy(f => f.Slot).ToList())
        {
            _origin.Arrived(fetch.Slot);
            foreach (var waiting in fetch.Waiting)
            {
                Answered!(waiting, Answer.None, at);
            }
        }
        _fetches.Clear();
    }

    /// <summary>Rewrites a word before it has missed more purges than it can count.</summary>
    public void Normalize(int row, long at)
    {
        for (var key = 0; key < _world.Rows[row].Keys; key++)
        {
            var word = Read(row, key, at);
            Word(row, key) = (word & Cells.Word.HardPurged) != 0 ? Cells.Word.Taken
                : Cells.Word.Content(word) == 0 ? 0
                : _purges.Stored(word, row, PurgeLedger.Shield, at, numbered: true);
        }
    }

    private uint Read(int row, int key, long at) =>
        _purges.Judge(Word(row, key), row, PurgeLedger.Shield, at);

    private OriginFetch Begin(int row, int key, int url, bool passes, uint word, long at)
    {
        if (key >= 0 && _fetches.TryGetValue(_world.Rows[row].Shield + key, out var underWay))
        {
            return underWay;
        }
        var content = Cells.Word.Content(word);
        var validates = IsUsable(word) && _world.ShapeOf(row).Contents[content].HasValidator ? content : 0;
        var fetch = new OriginFetch
        {
            Row = row,
            Key = key,
            Url = url,
            Start = at,
            Passes = passes,
            Validates = validates,
            Cause = FetchCauseRule.Decide((word & 24) != 0, validates != 0),
        };
        if (key >= 0 && (word & Cells.Word.HardPurged) != 0)
        {
            // The next fetch is no refill, whatever becomes of this one.
            Word(row, key) = 0;
        }
        if (key >= 0)
        {
            _fetches.Add(_world.Rows[row].Shield + key, fetch);
        }
        AskOrigin(fetch, at);
        return fetch;
    }

    private void AskOrigin(OriginFetch fetch, long at)
    {
        if (_watch.IsSick)
        {
            _origin.Refuse(fetch, at);
            return;
        }
        _origin.Ask(fetch, at);
    }

    private static bool IsUsable(uint word) => Cells.Word.Content(word) != 0 && (word & Cells.Word.HardPurged) == 0;

    private static long Window(Shape shape, uint word, bool disconnected)
    {
        var content = shape.Contents[Cells.Word.Content(word)];
        return disconnected ? content.StaleDisconnected : content.StaleOnError;
    }

    private bool Refused(Shape shape, EdgeStep step, uint word)
    {
        var target = shape.Contents[Cells.Word.Content(word)].Target;
        return target >= 0
            && _world.Spec.Edge.Configs.Values.ElementAt(_world.ShieldConfig).RefuseSelfRedirect
            && shape.Edge[_world.ShieldConfig][target].Key == step.Key;
    }
}
