using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>A rule in the making. Without an action it leads to its target.</summary>
internal sealed record RuleDraft(Place At)
{
    /// <summary>Its condition.</summary>
    public required Test Test { get; init; }

    /// <summary>Applies where the test fails.</summary>
    public bool Not { get; init; }

    /// <summary>What it does; null: only jumps.</summary>
    public EdgeRule? Action { get; init; }

    /// <summary>The action as rules on this subject have it, when it can be said on others too.</summary>
    public IReadOnlyDictionary<EdgeRuleSubject, EdgeRule> Forms { get; init; } =
        new Dictionary<EdgeRuleSubject, EdgeRule>();

    /// <summary>Where a jump leads.</summary>
    public int Target { get; init; } = -1;

    public bool IsJump => Action is null;

    /// <summary>Whether rules after it see another URL.</summary>
    public bool Changes => Action is { } a && (a.Rewrite is not null || a.StripQuery);

    /// <summary>The draft under one more condition; null when one rule cannot say it.</summary>
    public RuleDraft? Under(Test test)
    {
        if (Test == test)
        {
            return this;
        }
        if (IsJump)
        {
            return Test.IsAlways && !Not ? this with { Test = test } : null;
        }
        var methods = Test.HasMethods && test.HasMethods ? null : Test.Methods + test.Methods;
        if (methods is null || (test.HasMatch && Test.HasMatch) || Not)
        {
            return null;
        }
        return !test.HasMatch ? this with { Test = Test with { Methods = methods } }
            : Forms.TryGetValue(test.On, out var action)
                ? this with { Test = test with { Methods = methods }, Action = action }
                : null;
    }
}
