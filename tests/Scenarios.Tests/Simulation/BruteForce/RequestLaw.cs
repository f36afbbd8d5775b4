using CdnLab.Model.Clients;
using CdnLab.Model.Randomness;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>What one persona asks for.</summary>
internal sealed class RequestLaw
{
    /// <summary>Names that do not exist repeat, as typing errors do.</summary>
    private const int MissingNames = 500;

    private readonly Dictionary<(int Project, int Family, int Version, bool Verbatim), Wanted> _wanted = [];
    private readonly RuleBook _rules;
    private readonly IReadOnlyList<Project> _projects;
    private readonly Project[] _missing;
    private readonly ZipfPopularity _popularity;
    private readonly ClientPersona _persona;
    private readonly IReadOnlyList<(DocumentFamily Family, double Weight)> _families;
    private readonly WeightedChoice<int> _family;

    public RequestLaw(CompiledScenario compiled, RuleBook rules, ClientPersona persona)
    {
        (_rules, _persona, _projects) = (rules, persona, compiled.Catalogue.Projects);
        _popularity = new(_projects.Count, compiled.Spec.Catalogue.ZipfExponent);
        _missing = [.. Enumerable.Range(1, 2 * MissingNames)
            .Select(i => (Index: i, Name: $"no-such-project-{i}"))
            .Where(m => compiled.Catalogue.Find(m.Name) is null)
            .Take(MissingNames)
            .Select(m => Project.Of(_projects.Count + m.Index, m.Name, 1, 0))];
        _families = persona.AsksRedirector
            ? [(FamilyOf(compiled.Spec), 1)]
            : [.. compiled.Spec.Families.Where(f => persona.Families.GetValueOrDefault(f.Name) > 0)
                .Select(f => (f, persona.Families[f.Name]))];
        _family = new(_families.Select((f, i) => KeyValuePair.Create(i, f.Weight)));
    }

    public Wanted Draw(RandomStream random)
    {
        var missing = random.NextChance(_persona.MissingShare);
        var project = missing ? _projects.Count + random.NextBelow(MissingNames) : _popularity.Draw(random);
        var verbatim = _persona.Spelling == NameSpelling.Verbatim
            || (_persona.Spelling == NameSpelling.Mixed && random.NextChance(0.5));
        var version = 1 + random.NextBelow(At(project).Versions);
        return Of(project, _family.Draw(random), version, verbatim);
    }

    /// <summary>Everything that may be asked for, with its probability.</summary>
    public IEnumerable<(Wanted Wanted, double Probability)> Distribution() =>
        from project in Enumerable.Range(0, _projects.Count + (_persona.MissingShare > 0 ? MissingNames : 0))
        let missing = project >= _projects.Count
        let popularity = missing ? _persona.MissingShare / MissingNames
            : (1 - _persona.MissingShare) * _popularity.Probability(project)
        from family in Enumerable.Range(0, _families.Count)
        from spelling in Spellings()
        from version in Enumerable.Range(1, At(project).Versions)
        select (
            Of(project, family, version, spelling.Verbatim),
            popularity * spelling.Share * _families[family].Weight / _families.Sum(f => f.Weight)
                / At(project).Versions);

    private IEnumerable<(bool Verbatim, double Share)> Spellings() => _persona.Spelling switch
    {
        NameSpelling.Verbatim => [(true, 1)],
        NameSpelling.Mixed => [(false, 0.5), (true, 0.5)],
        _ => [(false, 1)],
    };

    private Project At(int index) => index < _projects.Count ? _projects[index] : _missing[index - _projects.Count];

    private Wanted Of(int index, int family, int version, bool verbatim)
    {
        if (!_wanted.TryGetValue((index, family, version, verbatim), out var wanted))
        {
            var name = verbatim ? At(index).Name : At(index).Normalized;
            wanted = Make(At(index), _families[family].Family, name, Project.VersionName(version));
            _wanted.Add((index, family, version, verbatim), wanted);
        }
        return wanted;
    }

    private Wanted Make(Project project, DocumentFamily family, string name, string version)
    {
        var missing = project.Rank > _projects.Count;
        var varies = _rules.Varies(missing ? NameClass.Missing : NameClasses.Of(project), family.Name);
        var redirector = _persona.AsksRedirector ? _rules.Spec.Redirector : null;
        string? Value(string place) => place switch
        {
            "name" => name,
            "version" => version,
            "filename" => project.SourceArchive(version),
            "python_version" => "source",
            _ => name[..1],
        };
        return new(
            project,
            missing,
            _rules.Of(Template.Parse(redirector?.Path ?? family.Paths[0]).Expand(Value)),
            varies,
            redirector is null ? null : _rules.Of(Template.Parse(redirector.Document).Expand(Value)));
    }

    // The family whose document the redirector reads.
    private static DocumentFamily FamilyOf(ScenarioSpec spec)
    {
        var path = Template.Parse(spec.Redirector!.Document).Expand(_ => "x");
        return spec.Families.First(f => f.Paths.Any(p => Template.Parse(p).Match(path) is not null));
    }
}
