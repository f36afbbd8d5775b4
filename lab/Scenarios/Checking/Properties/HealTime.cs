using CdnLab.Scenarios.Checking.States;
using CdnLab.Scenarios.Cli.Views;
using CdnLab.Scenarios.Simulation.Clock;

namespace CdnLab.Scenarios.Checking.Properties;

/// <summary>How long a stored answer can go on being served when nobody does anything. A PoP that cannot see how old
/// the shield's copy is keeps it for a whole lifetime more.</summary>
internal static class HealTime
{
    /// <summary>For good.</summary>
    public static TimeSpan Never => TimeSpan.MaxValue;

    /// <summary>The longest time for which the entry behind an answer, or copies of it, can serve.</summary>
    public static TimeSpan Of(World world, Reply reply)
    {
        var content = world.Space.Answers[reply.Answer].Content;
        if (reply.Source == ReplySource.Client)
        {
            return content.ClientKeeps && world.Mode == Model.Clients.ClientCacheMode.PermanentRedirects
                ? Never : Ticks.Span(content.ClientLifetime);
        }
        if (reply.Entry == 0)
        {
            return TimeSpan.Zero;
        }
        var profile = world.Spec.Edge.Profile;
        var twice = world.Spec.Shield && reply.Source == ReplySource.Pop && (profile.StripAge || !profile.IncomingAge);
        var stale = Math.Max(content.StaleAtPop, twice ? content.StaleAtShield : 0);
        var errors = world.Spec.Faults.Contains(Change.FaultKind.OriginError) ? content.StaleOnError : 0;
        return Ticks.Span(content.Lifetime * (twice ? 2 : 1) + Math.Max(0, Math.Max(stale, errors)));
    }

    /// <summary>The longest time for which a walk stays as it is: until the first entry that the rules in force would
    /// not make again is gone; for ever when they would make all of it again.</summary>
    public static TimeSpan Of(World world, Walk walk, byte point)
    {
        var fresh = new Walker(world);
        var empty = new byte[world.Length];
        empty[0] = point;
        var again = fresh.Go(empty, walk.Client);
        if (again.End == walk.Result.End && again.Document == walk.Result.Document)
        {
            return Never;
        }
        var loop = walk.Loops ? walk.Hops.Skip(walk.Leading) : walk.Hops;
        return loop.Where(hop => hop.Reply.Entry != 0 && Now(world, hop.Url, point) != hop.Reply.Answer)
            .Select(hop => Of(world, hop.Reply)).DefaultIfEmpty(Never).Min();
    }

    // What empty caches would answer.
    private static int Now(World world, int url, byte point)
    {
        var empty = new byte[world.Length];
        empty[0] = point;
        return world.Ask(empty, url, popGone: true, shieldGone: true).Answer;
    }

    /// <summary>It in words.</summary>
    public static string Words(TimeSpan time) => time == Never ? "for good" : Wording.Duration(time);
}
