using System.Collections.Immutable;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>What is known at one point of a configuration, on one way to it.</summary>
internal sealed class FlowState
{
    private ImmutableDictionary<string, TextValue?> _variables = ImmutableDictionary<string, TextValue?>.Empty;
    private ImmutableDictionary<string, (Test Test, int Version)> _matches =
        ImmutableDictionary<string, (Test Test, int Version)>.Empty;
    private ImmutableDictionary<(Test Test, int Version), bool> _known =
        ImmutableDictionary<(Test Test, int Version), bool>.Empty;

    /// <summary>Number of the URL: another one after every rule that may change it; 0 as the client sent it.</summary>
    public int Version { get; private set; }

    /// <summary>What groups refer to when they name no expression; null: not known.</summary>
    public (Pattern Pattern, Test Test, int Version)? LastMatch { get; private set; }

    /// <summary>The statement that led to the decision, where one did.</summary>
    public Place? From { get; set; }

    /// <summary>Routines entered.</summary>
    public int Depth { get; set; }

    public FlowState Copy() => (FlowState)MemberwiseClone();

    /// <summary>Whether a temporary was set or unset on the way.</summary>
    public bool Knows(string name) => _variables.ContainsKey(name);

    /// <summary>Its text; null: not set.</summary>
    public TextValue? this[string name]
    {
        get => _variables.GetValueOrDefault(name);
        set => _variables = _variables.SetItem(name, value);
    }

    /// <summary>What the path begins with, as far as it was written by a statement.</summary>
    public string Start { get; private set; } = "";

    /// <summary>The request has another URL.</summary>
    public void Changed(int version, string start) => (Version, Start) = (version, start);

    /// <summary>A condition was tested: what follows runs only where it came out like this.</summary>
    public void Suppose(Resolved condition, bool outcome)
    {
        LastMatch = condition.HasMatch ? null : LastMatch;
        foreach (var (leaf, holds) in condition.Known(outcome))
        {
            _known = _known.SetItem((leaf.Test, VersionOf(leaf.Test)), holds);
            if (leaf.Pattern is { } pattern && holds)
            {
                Matched(pattern, leaf.Test);
                LastMatch = leaf.Quiet || !outcome ? LastMatch : (pattern, leaf.Test, Version);
            }
        }
    }

    /// <summary>How a test comes out, when that is known.</summary>
    public bool? Outcome(Test test) =>
        test.IsAlways ? true
            : test.On != EdgeRuleSubject.Host && Excludes(test.Start) ? false
            : _known.TryGetValue((test, VersionOf(test)), out var holds) ? holds : null;

    /// <summary>An expression matched; groups that name it are known from here.</summary>
    public void Matched(Pattern pattern, Test test) => _matches = _matches.SetItem(Id(pattern), (test, Version));

    public (Test Test, int Version)? MatchOf(Pattern pattern) =>
        _matches.TryGetValue(Id(pattern), out var match) ? match : null;

    /// <summary>What holds after two ways meet.</summary>
    /// <param name="ways">The ways.</param>
    /// <param name="set">Temporaries in which they may differ; nothing after it reads them.</param>
    /// <param name="version">Number of the URL where they differ in it.</param>
    public static FlowState Meet(IReadOnlyList<FlowState> ways, IEnumerable<string> set, int version)
    {
        var meeting = ways[0].Copy();
        meeting._variables = meeting._variables.RemoveRange(set);
        if (ways.Count > 1)
        {
            meeting._known = meeting._known.Clear();
            meeting.LastMatch = ways.All(w => Equals(w.LastMatch, ways[0].LastMatch)) ? ways[0].LastMatch : null;
            meeting.Start = ways.All(w => w.Start == ways[0].Start) ? ways[0].Start : "";
            meeting.Version = ways.All(w => w.Version == ways[0].Version) ? ways[0].Version : version;
        }
        return meeting;
    }

    private bool Excludes(string start) =>
        !start.StartsWith(Start, StringComparison.Ordinal) && !Start.StartsWith(start, StringComparison.Ordinal);

    private static string Id(Pattern pattern) => $"{pattern.At} {pattern.Text}";

    private int VersionOf(Test test) =>
        test.On == EdgeRuleSubject.Host || !test.HasMatch ? 0 : Version;
}
