using CdnLab.Model.Clients;

namespace CdnLab.Traffic.Sending;

/// <summary>One user's own cache by URL. It drops the answer stored longest ago when it is full.</summary>
internal sealed class UserCache(ClientCacheMode mode, int entriesMax)
{
    private readonly OrderedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public Answer? Find(Uri url, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _entries.TryGetValue(url.AbsoluteUri, out var entry)
                && ClientCacheRule.MayReuse(mode, entry.Answer.Status, entry.Answer.Fields, entry.StoredAt, now)
                    ? entry.Answer
                    : null;
        }
    }

    public void Store(Uri url, Answer answer, DateTimeOffset now)
    {
        if (!ClientCacheRule.MayStore(mode, answer.Status, answer.Fields))
        {
            return;
        }
        lock (_gate)
        {
            _entries.Remove(url.AbsoluteUri);
            _entries.Add(url.AbsoluteUri, new Entry(answer, now));
            if (_entries.Count > entriesMax)
            {
                _entries.RemoveAt(0);
            }
        }
    }

    public void Forget(Uri url)
    {
        lock (_gate)
        {
            _entries.Remove(url.AbsoluteUri);
        }
    }

    private readonly record struct Entry(Answer Answer, DateTimeOffset StoredAt);
}
