using System.Globalization;

namespace CdnLab.Scenarios.Format.Findings;

/// <summary>The kinds of finding. Numbers are stable: a kind that goes leaves its number unused.</summary>
public sealed record FindingCode
{
    private static readonly List<FindingCode> Register = [];

    private FindingCode(int number, string rule)
    {
        Id = "LAB" + number.ToString("D3", CultureInfo.InvariantCulture);
        Rule = rule;
        Register.Add(this);
    }

    /// <summary>All kinds, by number.</summary>
    public static IReadOnlyList<FindingCode> All => Register;

    /// <summary>No such file or scenario, or it cannot be read.</summary>
    public static FindingCode Unreadable { get; } = new(1, "the file, and each file that it names, can be read");

    /// <summary>Not YAML.</summary>
    public static FindingCode Syntax { get; } = new(2, "the file is one YAML document");

    /// <summary>An alias, a merge or a tag that means nothing.</summary>
    public static FindingCode Alias { get; } = new(3, "aliases name an earlier anchor; `<<` merges mappings; no tags");

    /// <summary>A key that is there twice.</summary>
    public static FindingCode DuplicateKey { get; } = new(4, "a key appears once in its mapping");

    /// <summary>A key that the format does not have.</summary>
    public static FindingCode UnknownKey { get; } = new(5, "only keys of the format appear");

    /// <summary>A key that must be there.</summary>
    public static FindingCode MissingKey { get; } = new(6, "keys without a default are given");

    /// <summary>A value of another type.</summary>
    public static FindingCode WrongType { get; } = new(7, "a value has the type of its key");

    /// <summary>Not a duration.</summary>
    public static FindingCode Duration { get; } = new(8, "a duration is written as 6h10m, 90s or 150ms");

    /// <summary>Not a time.</summary>
    public static FindingCode Time { get; } = new(9, "a time is written as 10:41:45, +12m or 2022-06-10T10:30:00Z");

    /// <summary>A number outside its range.</summary>
    public static FindingCode Range { get; } = new(10, "a number lies within its range: ratios 0..1, rates from 0");

    /// <summary>A word that is none of those allowed.</summary>
    public static FindingCode Word { get; } = new(11, "a word is one of the words of its key");

    /// <summary>A name of something that does not exist.</summary>
    public static FindingCode Reference { get; } = new(12, "what is named exists");

    /// <summary>Two things of one name, or one thing twice.</summary>
    public static FindingCode Duplicate { get; } = new(13, "names are unique and nothing is listed twice");

    /// <summary>A step outside the run.</summary>
    public static FindingCode OutsideRun { get; } = new(14, "everything happens between start and start + duration");

    /// <summary>A step earlier than the one above it.</summary>
    public static FindingCode Order { get; } = new(15, "timeline steps are in order of time");

    /// <summary>Two changes of one thing at once.</summary>
    public static FindingCode Overlap { get; } = new(16, "two changes of one thing do not overlap");

    /// <summary>A regular expression that does not parse.</summary>
    public static FindingCode Expression { get; } = new(17, "an expression parses and needs no backtracking");

    /// <summary>A template that does not parse or names an unknown value.</summary>
    public static FindingCode Template { get; } = new(18, "a template parses and names only known values");

    /// <summary>Shares of a whole that sum to more than the whole.</summary>
    public static FindingCode Shares { get; } = new(19, "shares of one whole sum to at most 1");

    /// <summary>Weights that are all zero.</summary>
    public static FindingCode Weights { get; } = new(20, "weights sum to more than 0");

    /// <summary>Keys that exclude or need each other.</summary>
    public static FindingCode Choice { get; } = new(21, "of keys that exclude each other one is given");

    /// <summary>A header field that HTTP does not allow.</summary>
    public static FindingCode HeaderField { get; } =
        new(22, "header fields have a token as name and one line as value");

    /// <summary>Bounds that nothing can meet.</summary>
    public static FindingCode Bounds { get; } = new(23, "an expectation has a bound that some value meets");

    /// <summary>A setting that leads nowhere.</summary>
    public static FindingCode Setting { get; } = new(24, "a setting is path=value, its path one of the file's");

    /// <summary>The number and the letters before it, for example <c>LAB012</c>.</summary>
    public string Id { get; }

    /// <summary>The rule that was broken.</summary>
    public string Rule { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
