using CdnLab.Scenarios.Import.Flow;
using Xunit;

namespace CdnLab.Scenarios.Tests.Import;

public sealed class PcreReaderTests
{
    [Theory]
    [InlineData("^/a/([^/]+)(/x)?$", "^/a/(?<g1>[^/]+)(?<g2>/x)?$")]
    [InlineData("(?:a|b)(c)", "(?:a|b)(?<g1>c)")]
    [InlineData("(?<who>a)(?P<it>b)(?'x'c)", "(?<who>a)(?<it>b)(?<x>c)")]
    [InlineData("(?<url>a)", "(?<url_group>a)")]
    [InlineData(@"\/\_\-\d", @"\/_\-\d")]
    [InlineData("[[:alpha:]_]+", "[a-zA-Z_]+")]
    [InlineData("[][]", @"[\]\[]")]
    [InlineData(@"[\w.-]+", @"[\w.-]+")]
    [InlineData("a{2}b{x}", @"a{2}b\{x}")]
    [InlineData("a*?b{1,2}?", "a*?b{1,2}?")]
    [InlineData(@"(?i)\x41", @"(?i)\x41")]
    public void Read_WhatRulesHave_IsTheSameWithNamedGroups(string source, string expected)
    {
        var notes = new Notes("f");

        Assert.Equal(expected, PcreReader.Read(source, new(1, 1), false, notes)?.Text);
        Assert.False(notes.Any);
    }

    [Theory]
    [InlineData("a(?=b)", 2, "lookarounds")]
    [InlineData("(?<!a)b", 1, "lookarounds")]
    [InlineData("(?>a)", 1, "atomic")]
    [InlineData("(?|a|b)", 1, "lookarounds")]
    [InlineData("(?x) a", 1, "lookarounds")]
    [InlineData("(?R)", 1, "recursion")]
    [InlineData(@"(a)\1", 4, "back references")]
    [InlineData(@"(?<n>a)\k<n>", 8, "back references")]
    [InlineData("a*+", 3, "possessive")]
    [InlineData("a{1,2}+", 7, "possessive")]
    [InlineData("a{,2}", 2, "quantifier to others")]
    [InlineData("(*UTF8)a", 1, "verbs")]
    [InlineData(@"a\Kb", 2, "\\K has no counterpart")]
    [InlineData(@"\Qa\E", 1, "\\Q has no counterpart")]
    [InlineData(@"\p{L}", 1, "\\p has no counterpart")]
    [InlineData("é", 1, "percent-encode")]
    [InlineData("[é]", 2, "percent-encode")]
    [InlineData("[[:graph:]]", 2, "no counterpart")]
    [InlineData("[a-[b]]", 4, "subtracts")]
    [InlineData("[a", 3, "not closed")]
    [InlineData("a\\", 2, "backslash at the end")]
    [InlineData("(?<n>a)(?<n>b)", 8, "two groups")]
    [InlineData("(a", 1, "does not compile")]
    [InlineData("a**", 1, "does not compile")]
    public void Read_WhatRulesDoNotHave_IsAFindingAtItsColumn(string source, int column, string why)
    {
        var notes = new Notes("f");

        Assert.Null(PcreReader.Read(source, new(7, 1), false, notes));
        var finding = Assert.Single(notes.Sorted());
        Assert.Equal((7, column), (finding.Line, finding.Column));
        Assert.Contains(why, finding.Why, StringComparison.Ordinal);
    }
}
