using System.Text.RegularExpressions;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Checking.Classes;

/// <summary>Puts names into groups as they come, one pass, memory bounded by the number of groups. Each kind of
/// spelling has a group even when no name given is of it, unless the names are known to be all.</summary>
internal sealed partial class NameCensus
{
    private const string Missing = "no-such-project";
    private static readonly string[] Specimens = ["sample", "Sample", "sam_ple", "Sam_Ple"];
    private readonly Dictionary<(NameClass, string), NameGroup> _groups = [];
    private readonly ChangeSpec _spec;
    private readonly NameTests _tests;
    private readonly IReadOnlyList<Template> _paths;

    private NameCensus(ChangeSpec spec)
    {
        _spec = spec;
        _tests = new(spec);
        _paths = [.. spec.Families.SelectMany(f => f.Paths).Select(Template.Parse)];
    }

    /// <summary>The groups, in order of spelling.</summary>
    public IReadOnlyList<NameGroup> Groups =>
        [.. _groups.Values.OrderBy(g => g.Spelling).ThenByDescending(g => g.Count)];

    /// <summary>Names that were counted.</summary>
    public long Names { get; private set; }

    /// <summary>Lines of the file that are neither a name nor a URL of a family.</summary>
    public long Outside { get; private set; }

    public static NameCensus Take(ChangeSpec spec)
    {
        var census = new NameCensus(spec);
        foreach (var project in spec.Catalogue?.Projects ?? [])
        {
            census.Count(project.Name, NameClasses.Of(project));
        }
        foreach (var name in spec.Names)
        {
            census.Count(name);
        }
        foreach (var line in spec.NamesFile is { } file ? NameLines.Read(file) : [])
        {
            census.CountLine(line);
        }
        census.Complete();
        return census;
    }

    private void Complete()
    {
        if (_spec.Catalogue is null)
        {
            foreach (var specimen in Specimens.Concat(_tests.Words.SelectMany(Spellings)))
            {
                Group(specimen, NameClasses.Of(Project.Of(1, specimen, 1, 1000)));
            }
        }
        var missing = ClassMember.Missing(Missing, _spec.Families, _spec.Host);
        _groups.Add((NameClass.Missing, ""), new(NameClass.Missing, "", missing));
    }

    // A word of a rule as a whole name and as the beginning of one, in each kind of spelling.
    private static IEnumerable<string> Spellings(string word) =>
        from name in new[] { word, word + "-sample" }
        from spelled in new[]
        {
            Pep503.Normalize(name), name, char.ToUpperInvariant(name[0]) + name[1..], name.Replace('-', '_'),
        }
        where char.IsAsciiLetterOrDigit(spelled[0]) && char.IsAsciiLetterOrDigit(spelled[^1])
        select spelled;

    private void CountLine(string? line)
    {
        if (line is { Length: 0 } or ['#', ..])
        {
            return;
        }
        var name = line is null || !line.Contains('/', StringComparison.Ordinal) ? line : NameIn(line);
        if (name is null || !Name().IsMatch(name))
        {
            Outside++;
            return;
        }
        Count(name);
    }

    // The name in a URL of a family, with or without scheme and host.
    private string? NameIn(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var slash = url.IndexOf('/', scheme < 0 ? 0 : scheme + 3);
        var path = slash < 0 ? "" : url[slash..].Split('?', 2)[0];
        return _paths.Select(p => p.Match(path)?.GetValueOrDefault("name")).FirstOrDefault(n => n is not null);
    }

    // As the key names asks for it.
    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\\z")]
    private static partial Regex Name();

    private void Count(string name) => Count(name, NameClasses.Of(Project.Of(1, name, 1, 1000)));

    private void Count(string name, NameClass spelling)
    {
        Names++;
        Group(name, spelling).Add(name);
    }

    private NameGroup Group(string name, NameClass spelling)
    {
        var key = (spelling, _tests.Outcome(name));
        if (!_groups.TryGetValue(key, out var group))
        {
            var member = ClassMember.Of(Project.Of(1, name, 1, 1000), _spec.Families, _spec.Host);
            _groups.Add(key, group = new(spelling, key.Item2, member));
        }
        return group;
    }
}
