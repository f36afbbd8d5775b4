using System.Globalization;

namespace CdnLab.Overload;

/// <summary>What must be true of an overload run.</summary>
/// <param name="What">In words, with the figures.</param>
/// <param name="Held">Whether it was.</param>
public sealed record Judgement(string What, bool Held)
{
    /// <summary>Within how long after the overload everything must be as before.</summary>
    private static readonly TimeSpan RecoveryMax = TimeSpan.FromSeconds(5);

    private const double SlowdownMax = 3;
    private const double FetchedMin = 0.8;
    private const double MebibytesMax = 512;

    /// <summary>All judgements of a run.</summary>
    public static IReadOnlyList<Judgement> Of(OverloadRun run)
    {
        var (before, during) = (run.Phases[0], run.Phases[1]);
        var (calm, busy) = (before.HitMilliseconds(0.99), during.HitMilliseconds(0.99));
        var fetched = during.Fetched / (during.To - during.From).TotalSeconds;
        return
        [
            new("every hit was answered, and nothing else than told", run.Phases.All(p => p.HitsFailed + p.Odd == 0)),
            new(Text($"p99 of hits {busy:0.0} ms, at most {SlowdownMax:0} times that of before"), busy <= SlowdownMax * calm),
            new(Text($"{fetched:0}/s fetched of the {OverloadOptions.Capacity:0}/s that can be"),
                fetched >= FetchedMin * OverloadOptions.Capacity),
            new(Text($"at most {OverloadRun.FetchesMax} at the origin at once"),
                run.Phases.All(p => p.OriginMax <= OverloadRun.FetchesMax)),
            new(Text($"at most {MebibytesMax:0} MiB of memory"), run.Phases.All(p => p.MemoryMax <= MebibytesMax)),
            new(Text($"as before within {RecoveryMax.TotalSeconds:0} s"), run.Recovery <= RecoveryMax),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
