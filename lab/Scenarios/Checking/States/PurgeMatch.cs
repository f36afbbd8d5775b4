using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>What a purge of a plan reaches in one class of URLs.</summary>
internal sealed class PurgeMatch
{
    private readonly Space _space;
    private readonly bool[] _byAnswer;
    private readonly IReadOnlyList<int> _urls;

    public PurgeMatch(PurgeStep purge, Space space)
    {
        Purge = purge;
        _space = space;
        var member = space.Member;
        var differs = member.Name != Pep503.Normalize(member.Name);
        Concerns = purge.All || purge.Names == NameScope.All || differs;
        var keys = purge.Keys.Select(k => member.Symbol(Expand(k))).ToHashSet();
        _byAnswer = [.. space.Answers.Select(
            a => Concerns && (purge.All || a.Content.SurrogateKeys.Split(' ').Any(keys.Contains)))];
        _urls = Concerns
            ? [.. purge.Urls.Select(u => space.Urls.ToList().IndexOf(member.Symbol(Expand(u)))).Where(u => u >= 0)]
            : [];
    }

    /// <summary>The purge.</summary>
    public PurgeStep Purge { get; }

    /// <summary>Whether it is for names of this class.</summary>
    public bool Concerns { get; }

    /// <summary>Whether it reaches an answer by its surrogate keys.</summary>
    public bool Reaches(int answer) => _byAnswer[answer];

    /// <summary>Purges the slots of one tier.</summary>
    public void Apply(World world, Span<byte> slots, int config, PlanPoint point)
    {
        for (var key = 0; key < slots.Length; key++)
        {
            if (slots[key] != 0 && (_byAnswer[world.Entries[slots[key]].Answer] || IsOfUrl(key, config)))
            {
                slots[key] = After(world, slots[key], point);
            }
        }
    }

    // As PurgeEffect has it: a soft purge of what is stale already does not lengthen its windows.
    private byte After(World world, byte number, PlanPoint point)
    {
        if (Purge.Mode == PurgeMode.Hard)
        {
            return 0;
        }
        var entry = world.Entries[number];
        var soft = entry.SoftSince >= 0 ? number : world.Entries.NumberOf(entry with { SoftSince = point.Waited });
        return world.IsAlive(soft, point) ? soft : (byte)0;
    }

    /// <summary>Whether it names a URL that has a key under a config.</summary>
    public bool IsOfUrl(int key, int config) => _urls.Any(url => _space.Edge[config][url].Key == key);

    private string Expand(string template) => Template.Parse(template).Expand(place => place switch
    {
        "name" => _space.Member.Name,
        "normalized" => Pep503.Normalize(_space.Member.Name),
        _ => "1.0",
    });
}
