using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>Lays drafts out as rules: branches become skips, and a branch around one rule becomes its condition.
/// </summary>
internal sealed class RuleWriter
{
    /// <summary>More rules than this are not made of one file.</summary>
    public const int CountMax = 20_000;

    private readonly List<RuleDraft?> _drafts = [];
    private readonly List<int> _labels = [];
    private List<int> _landings = [];

    public bool IsFull => _drafts.Count > CountMax;

    /// <summary>A place to jump to, not yet known.</summary>
    public int Label()
    {
        _labels.Add(-1);
        return _labels.Count - 1;
    }

    /// <summary>The next rule is where a label stands.</summary>
    public void Mark(int label) => _labels[label] = _drafts.Count;

    public void Add(RuleDraft draft) => _drafts.Add(draft);

    /// <summary>Leads to a label where a test fails, or where it holds.</summary>
    public void Jump(Place at, Test test, bool holds, int label)
    {
        if (test.HasMethods && !holds)
        {
            var over = Label();
            Add(new(at) { Test = test, Target = over });
            Add(new(at) { Test = Test.Always, Target = label });
            Mark(over);
            return;
        }
        Add(new(at) { Test = test, Not = !holds, Target = label });
    }

    /// <summary>The rules.</summary>
    public IReadOnlyList<EdgeRule> Rules()
    {
        _landings = [.. _labels.Where(l => l >= 0).Distinct().Order()];
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = _drafts.Count - 1; i >= 0; i--)
            {
                changed |= Fold(i) | Drop(i);
            }
        }
        return Written();
    }

    private int Position(RuleDraft jump) => _labels[jump.Target];

    private bool Inside(RuleDraft draft, int end) => draft.IsJump && Position(draft) <= end;

    /// <summary>Removes a jump to what follows anyway.</summary>
    private bool Drop(int i)
    {
        if (_drafts[i] is not { IsJump: true } jump
            || (_drafts.FindIndex(i + 1, d => d is not null) is > 0 and var next && next < Position(jump)))
        {
            return false;
        }
        _drafts[i] = null;
        return true;
    }

    /// <summary>Puts the condition of a branch into the rules under it, when they all can take it.</summary>
    private bool Fold(int i)
    {
        if (Guard(i) is not { } guard || EnteredFromOutside(i, guard.First, guard.End))
        {
            return false;
        }
        var folded = new List<RuleDraft?>();
        var changed = false;
        for (var j = guard.First; j < guard.End; j++)
        {
            if (_drafts[j] is not { } draft)
            {
                folded.Add(null);
                continue;
            }
            // After a rule that changes the URL, the test would be made on another one.
            if (changed || (Inside(draft, guard.End) ? draft : draft.Under(guard.Test)) is not { } under)
            {
                return false;
            }
            changed |= draft.Changes;
            folded.Add(under);
        }
        for (var j = i; j < guard.First; j++)
        {
            _drafts[j] = null;
        }
        for (var j = guard.First; j < guard.End; j++)
        {
            _drafts[j] = folded[j - guard.First];
        }
        return true;
    }

    /// <summary>A jump over what a test does not hold for: one draft, or two for methods.</summary>
    private (Test Test, int First, int End)? Guard(int i)
    {
        if (_drafts[i] is not { IsJump: true } jump)
        {
            return null;
        }
        if (jump.Not)
        {
            return (jump.Test, i + 1, Position(jump));
        }
        return jump.Test.HasMethods && !jump.Test.HasMatch && Position(jump) == i + 2
            && _drafts.ElementAtOrDefault(i + 1) is { IsJump: true, Not: false, Test.IsAlways: true } over
            ? (jump.Test, i + 2, Position(over))
            : null;
    }

    private bool EnteredFromOutside(int guard, int first, int end)
    {
        var landing = _landings.BinarySearch(first);
        if ((landing < 0 ? ~landing : landing) is var next && (next == _landings.Count || _landings[next] >= end))
        {
            return false;
        }
        for (var i = 0; i < _drafts.Count; i++)
        {
            if (_drafts[i] is { IsJump: true } jump && (i < guard || i >= end)
                && Position(jump) > guard && Position(jump) < end)
            {
                return true;
            }
        }
        return false;
    }

    private List<EdgeRule> Written()
    {
        var before = new int[_drafts.Count + 1];
        for (var i = 0; i < _drafts.Count; i++)
        {
            before[i + 1] = before[i] + (_drafts[i] is null ? 0 : 1);
        }
        var names = new Dictionary<int, int>();
        var rules = new List<EdgeRule>();
        foreach (var (position, draft) in _drafts.Index().Where(d => d.Item is not null))
        {
            var line = draft!.At.Line;
            names[line] = names.GetValueOrDefault(line) + 1;
            var name = names[line] == 1 ? $"line-{line}" : $"line-{line}-{names[line]}";
            var action = draft.Action ?? new EdgeRule { Name = "", Match = "" };
            rules.Add(action with
            {
                Name = name,
                Match = draft.Test.Match,
                On = draft.Test.On,
                Not = draft.Not,
                Methods = draft.Test.HasMethods ? draft.Test.Methods.Split(' ') : [],
                Skip = draft.IsJump ? before[Position(draft)] - before[position + 1] : 0,
            });
        }
        return rules;
    }
}
