using System.Globalization;

namespace CdnLab.Scenarios.Checking.Properties;

/// <summary>A property that changes are checked for. Numbers are stable; each has a page under docs/checks.</summary>
public sealed record CheckRule
{
    private static readonly List<CheckRule> Register = [];

    private CheckRule(int number, string name, string text)
    {
        Id = "CHK" + number.ToString("D3", CultureInfo.InvariantCulture);
        (Name, Text) = (name, text);
        Register.Add(this);
    }

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<CheckRule> All => Register;

    /// <summary>No redirect cycle.</summary>
    public static CheckRule RedirectCycle { get; } =
        new(1, "redirect-cycle", "no chain of redirects returns to a cache entry that it has been at");

    /// <summary>The right document or the right error.</summary>
    public static CheckRule RightAnswer { get; } =
        new(2, "right-answer", "every request ends at the document it asked for, or at an error that is right");

    /// <summary>No old response for too long.</summary>
    public static CheckRule OldRelease { get; } =
        new(3, "old-release", "no response of a replaced release is served for longer than the bound");

    /// <summary>It heals.</summary>
    public static CheckRule Recovery { get; } =
        new(4, "recovery", "a bad answer goes away without an operator within the bound");

    /// <summary>Purges reach what they must.</summary>
    public static CheckRule PurgeReach { get; } =
        new(5, "purge-reach", "a purge leaves nothing stored that is bad under the rules in force");

    /// <summary>Purges reach nothing else.</summary>
    public static CheckRule PurgeBlast { get; } =
        new(6, "purge-blast", "a purge reaches no family that the plan does not name");

    /// <summary>Not too much at once into the cold.</summary>
    public static CheckRule ColdKeys { get; } =
        new(7, "cold-keys", "no step sends more than the bound's share of the traffic to keys that hold nothing");

    /// <summary>For example <c>CHK001</c>.</summary>
    public string Id { get; }

    /// <summary>For example <c>redirect-cycle</c>; also the name of its page.</summary>
    public string Name { get; }

    /// <summary>What must be true.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
