using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.States;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Checking.Classes;

/// <summary>Evaluates the rules on each group of names and finds which of their URLs belong together.</summary>
internal sealed class UrlGroups
{
    private const string Query = "?q=1";
    private readonly ScenarioSpec _rules;
    private readonly ClassTableBuilder _builder;

    private UrlGroups(ChangeSpec spec)
    {
        _rules = spec.Rules;
        _builder = new(_rules);
    }

    /// <summary>The classes of a change, in order of names and families.</summary>
    /// <exception cref="CompilationException">The rules make ever new URLs, or a name differs from its group.
    /// </exception>
    public static IReadOnlyList<UrlGroup> Of(ChangeSpec spec, NameCensus census)
    {
        var groups = new UrlGroups(spec);
        return [.. census.Groups.SelectMany(groups.Make)];
    }

    private IEnumerable<UrlGroup> Make(NameGroup names)
    {
        var tables = Tables(names.Member).ToList();
        Check(names, tables);
        foreach (var together in Together(tables))
        {
            yield return Group(names, together, "");
        }
        if (_rules.Edge.Configs.Values.Any(c => c.Rules.Any(r => r.StripQuery)))
        {
            foreach (var family in _rules.Families)
            {
                yield return Group(names, [WithQuery(names.Member, family)], "with a query");
            }
        }
        if (names.Spelling != NameClass.Missing)
        {
            var member = ClassMember.Of(
                Project.Of(1, names.Member.Name, 0, 1000), _rules.Families, _rules.Topology.Host);
            foreach (var together in Together([.. Tables(member).Where(Versioned)]))
            {
                yield return Group(names, together, UrlGroup.NoSuchVersion);
            }
        }
    }

    private bool Versioned(ClassTable table) =>
        _rules.Families.First(f => f.Name == table.Class.Family).Paths[table.Class.Form].Contains("{version}");

    private UrlGroup Group(NameGroup names, IReadOnlyList<ClassTable> tables, string variety) => new(
        names,
        string.Join(", ", tables.Select(t => t.Class.Family).Distinct()),
        variety,
        SpaceBuilder.Build(_rules, names.Member, tables));

    private IEnumerable<ClassTable> Tables(ClassMember member) =>
        from family in _rules.Families
        from form in Enumerable.Range(0, family.Paths.Count)
        select _builder.Build(new(Spelling(member), family.Name, form), member);

    private ClassTable WithQuery(ClassMember member, DocumentFamily family)
    {
        var plain = member.ClientUrls(Template.Parse(family.Paths[0]));
        return _builder.Build(
            new(Spelling(member), family.Name, 0), member, [.. plain, .. plain.Select(url => url + Query)]);
    }

    private static NameClass Spelling(ClassMember member) =>
        member.Project is { } project ? NameClasses.Of(project) : NameClass.Missing;

    // Groups are made by the tests that rules make of names; that nothing else tells members apart is checked.
    private void Check(NameGroup names, List<ClassTable> tables)
    {
        foreach (var name in names.Samples)
        {
            var member = ClassMember.Of(Project.Of(1, name, 1, 1000), _rules.Families, _rules.Topology.Host);
            foreach (var (mine, theirs) in tables.Zip(Tables(member)))
            {
                if (mine.DifferenceTo(theirs) is { } difference)
                {
                    throw new CompilationException(
                        $"'{name}' does not behave as '{names.Member.Name}', though both are spelled alike: "
                        + difference);
                }
            }
        }
    }

    // Tables that have a URL or a key in common are one: what is stored for one of them may answer for another.
    private static List<List<ClassTable>> Together(List<ClassTable> tables)
    {
        var groups = new List<(List<ClassTable> Tables, HashSet<string> Texts)>();
        foreach (var table in tables)
        {
            var texts = table.Edge.SelectMany(e => new[] { e.Key.Url, e.Value.Key }).Where(t => t.Length > 0)
                .ToHashSet();
            var one = (Tables: new List<ClassTable> { table }, Texts: texts);
            foreach (var other in groups.Where(g => g.Texts.Overlaps(texts)).ToList())
            {
                groups.Remove(other);
                one = ([.. other.Tables, .. one.Tables], [.. other.Texts, .. one.Texts]);
            }
            groups.Add(one);
        }
        return [.. groups.Select(g => g.Tables)];
    }
}
