using Microsoft.Extensions.Primitives;

namespace CdnLab.Edge.Store;

/// <summary>Texts that say a number of seconds, such as Age: kept by the number for all objects alike, the last one of
/// each slot.</summary>
public sealed class SecondsText(Func<long, string> format)
{
    private const int Slots = 1 << 14;

    private readonly Text?[] _texts = new Text?[Slots];

    /// <summary>The text for the whole seconds of a duration.</summary>
    public StringValues Of(TimeSpan duration)
    {
        var seconds = duration.Ticks / TimeSpan.TicksPerSecond - (duration.Ticks % TimeSpan.TicksPerSecond < 0 ? 1 : 0);
        ref var slot = ref _texts[seconds & (Slots - 1)];
        var known = Volatile.Read(ref slot);
        if (known is null || known.Seconds != seconds)
        {
            known = new(seconds, format(seconds));
            Volatile.Write(ref slot, known);
        }

        return known.Value;
    }

    private sealed record Text(long Seconds, StringValues Value);
}
