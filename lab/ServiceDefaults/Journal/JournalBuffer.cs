using System.Text.Json;

namespace CdnLab.ServiceDefaults.Journal;

/// <summary>The newest events of a service, numbered from 1 without gaps; a full buffer drops its oldest.</summary>
public sealed class JournalBuffer(TimeProvider clock, JsonSerializerOptions json, int capacity = 65_536)
{
    public const int PageMax = 1_000;

    private readonly JournalEvent[] _ring = new JournalEvent[capacity];
    private readonly Lock _gate = new();
    private long _last;

    /// <summary>Appends an event; <paramref name="fields"/> is any object, its properties become the fields.</summary>
    public void Append(string kind, object? fields = null) => Append(clock.GetUtcNow(), kind, fields);

    public void Append(DateTimeOffset at, string kind, object? fields = null)
    {
        var entry = new JournalEvent(0, at, kind) { Fields = FieldsOf(fields) };
        lock (_gate)
        {
            _last++;
            _ring[_last % _ring.Length] = entry with { Sequence = _last };
        }
    }

    public JournalPage Read(long after, int max = PageMax)
    {
        lock (_gate)
        {
            after = Math.Clamp(after, 0, _last);
            var first = Math.Max(after + 1, _last - _ring.Length + 1);
            var count = (int)Math.Min(max, _last - first + 1);
            var events = new JournalEvent[count];
            for (var i = 0; i < count; i++)
            {
                events[i] = _ring[(first + i) % _ring.Length];
            }

            return new JournalPage(first + count - 1, first - after - 1, events);
        }
    }

    private Dictionary<string, JsonElement> FieldsOf(object? fields) => fields is null ? []
        : JsonSerializer.SerializeToElement(fields, fields.GetType(), json)
            .Deserialize<Dictionary<string, JsonElement>>()!;
}
