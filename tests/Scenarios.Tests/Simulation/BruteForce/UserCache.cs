using CdnLab.Model.Clients;
using CdnLab.Model.Http;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>One user's own cache by URL; of too many answers the one stored longest ago goes.</summary>
internal sealed class UserCache(ClientCacheMode mode)
{
    /// <summary>Answers that a live client keeps.</summary>
    private const int EntriesMax = 128;

    private readonly OrderedDictionary<string, (AnswerContent Content, HeaderFields Fields, DateTimeOffset At)>
        _entries = new(StringComparer.Ordinal);

    public AnswerContent? Find(Uri url, DateTimeOffset now) =>
        _entries.TryGetValue(url.AbsoluteUri, out var entry)
        && ClientCacheRule.MayReuse(mode, entry.Content.Status, entry.Fields, entry.At, now)
            ? entry.Content
            : null;

    public void Store(Uri url, in Answer answer, DateTimeOffset now)
    {
        var content = answer.Content!;
        if (!ClientCacheRule.MayStore(mode, content.Status, content.Fields))
        {
            return;
        }
        _entries.Remove(url.AbsoluteUri);
        _entries.Add(url.AbsoluteUri, (content, Fields(answer), now));
        if (_entries.Count > EntriesMax)
        {
            _entries.RemoveAt(0);
        }
    }

    public void Forget(Uri url) => _entries.Remove(url.AbsoluteUri);

    private static HeaderFields Fields(in Answer answer)
    {
        var fields = answer.Content!.Fields.Append(new HeaderField("Date", HttpDate.Format(answer.Date)));
        return answer.Age is { } age && age >= TimeSpan.FromSeconds(1)
            ? new(fields.Append(new HeaderField("Age", Math.Floor(age.TotalSeconds).ToString("0", null))))
            : new(fields);
    }
}
