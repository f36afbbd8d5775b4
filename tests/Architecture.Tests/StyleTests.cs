using System.Text.RegularExpressions;
using Xunit;

namespace CdnLab.Architecture.Tests;

/// <summary>What the compiler does not check of how files are laid out.</summary>
public sealed partial class StyleTests
{
    private const int LineMax = 120;
    private const int LinesMax = 250;
    private static readonly string[] BannedFolders = ["Helpers", "Utils", "Common", "Managers", "Interfaces"];

    // Where no line is longer; the other folders are to join them.
    private static readonly string[] ShortLines =
    [
        "lab/Model/", "lab/Edge/", "lab/Redirector/", "bench/", "tests/Model.Tests/", "tests/Architecture.Tests/",
        "tests/Conformance/", "tests/Redirector.Tests/", "lab/Purger/", "tests/Purger.Tests/",
    ];

    [Fact]
    public void Source_Namespace_IsTheFolderPath() =>
        AssertNone(Repository.Files("*.cs").Where(file =>
        {
            var declared = Namespace().Matches(Repository.Read(file)).Select(m => m.Groups["name"].Value);
            string[] expected = HoldsNoType(file) ? [] : ["CdnLab." + string.Join('.', file.Split('/')[1..^1])];
            return !declared.SequenceEqual(expected);
        }));

    [Fact]
    public void Source_TopLevel_HoldsOneTypeOfTheFilesName() =>
        AssertNone(Repository.Files("*.cs").Where(file =>
        {
            var types = TopLevelType().Matches(Repository.Read(file)).Select(m => m.Groups["name"].Value);
            string[] expected = HoldsNoType(file) ? [] : [Path.GetFileName(file).Split('.')[0]];
            return !types.SequenceEqual(expected);
        }));

    [Fact]
    public void Source_Line_IsAtMost120Characters() =>
        AssertNone(Repository.Files("*.cs").Where(Measured).SelectMany(file => Repository.Read(file).Split('\n')
            .Select((line, index) => (line.Length, Place: $"{file}:{index + 1}"))
            .Where(line => line.Length > LineMax)
            .Select(line => line.Place)));

    [Fact]
    public void Source_File_IsAtMost250Lines() =>
        AssertNone(Repository.Files("*.cs").Where(file => Repository.Read(file).Count(c => c == '\n') > LinesMax));

    [Fact]
    public void Folders_AreNamedAfterTheDomain() =>
        AssertNone(Repository.Files("*.cs").Where(file => file.Split('/').Any(BannedFolders.Contains)));

    [Fact]
    public void Files_AreSeen() => Assert.Contains("lab/Model/Caching/FreshnessRule.cs", Repository.Files("*.cs"));

    private static void AssertNone(IEnumerable<string> places)
    {
        var found = string.Join('\n', places);
        Assert.True(found.Length == 0, found);
    }

    private static bool Measured(string file) =>
        ShortLines.Any(folder => file.StartsWith(folder, StringComparison.Ordinal));

    // Top-level statements (the entry of a project, or a program of one file), or usings and attributes alone.
    private static bool HoldsNoType(string file)
    {
        var text = Repository.Read(file);
        return Path.GetFileName(file) == "Program.cs"
            || text.StartsWith("#:", StringComparison.Ordinal)
            || text.Split('\n').All(line => Preamble().IsMatch(line));
    }

    [GeneratedRegex(@"^(//.*|(global )?using .*;|\[assembly: .*\])?\s*$")]
    private static partial Regex Preamble();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)(?<brace>;|\s*\{)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|sealed|static|abstract|partial|readonly|ref|unsafe) )*"
        + @"(?:class|record struct|record class|record|struct|interface|enum|delegate [\w<>?]+) (?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TopLevelType();
}
