using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Scenarios.Compilation;

/// <summary>One real member of a class, and the way between its URLs and the class's symbols.</summary>
internal sealed class ClassMember
{
    private const string Version = "1.0";
    private readonly Dictionary<string, string> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _segments = new(StringComparer.Ordinal);
    private readonly string _host;

    private ClassMember(string name, Project? project, IReadOnlyList<DocumentFamily> families, string host)
    {
        Name = name;
        Project = project;
        _host = host;
        (string Word, string Spelling)[] spellings =
        [
            ("normalized", Pep503.Normalize(name)),
            ("verbatim", name),
            ("verbatim:lower", NameTransforms.Apply(NameTransform.Lower, name)),
            ("verbatim:upper", NameTransforms.Apply(NameTransform.Upper, name)),
        ];
        _segments.Add(Version, "{version}");
        if (project is not null)
        {
            _symbols.Add(RandomGroups.KeyOf(project), RandomGroups.Tag);
        }
        foreach (var (word, spelling) in spellings)
        {
            _segments.TryAdd(spelling, "{" + word + "}");
            // A whole URL of a family goes before its segments: a project may be called 'json' or 'simple'.
            foreach (var path in families.SelectMany(f => f.Paths).Select(Template.Parse))
            {
                var symbol = path.Expand(place => place == "name" ? "{" + word + "}" : "{version}");
                _symbols.TryAdd(Url(path, spelling), symbol);
            }
        }
    }

    public string Name { get; }

    /// <summary>The project; null for a name that does not exist.</summary>
    public Project? Project { get; }

    public static ClassMember Of(Project project, IReadOnlyList<DocumentFamily> families, string host) =>
        new(project.Name, project, families, host);

    public static ClassMember Missing(string name, IReadOnlyList<DocumentFamily> families, string host) =>
        new(name, null, families, host);

    /// <summary>The URLs by which clients ask for it in one path form: normalised, then verbatim where that
    /// differs.</summary>
    public IReadOnlyList<string> ClientUrls(Template path) =>
        [.. new[] { Pep503.Normalize(Name), Name }.Distinct().Select(spelling => Url(path, spelling))];

    /// <summary>The symbol of a URL, a cache key or another text of its own.</summary>
    public string Symbol(string text)
    {
        var host = text.StartsWith(_host, StringComparison.Ordinal) ? _host : "";
        var target = text[host.Length..];
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = mark < 0 ? (target, "") : (target[..mark], target[mark..]);
        return host + (_symbols.GetValueOrDefault(path) ?? BySegment(path)) + query;
    }

    private string BySegment(string path) =>
        string.Join('/', path.Split('/').Select(segment => _segments.GetValueOrDefault(segment) ?? segment));

    private static string Url(Template path, string spelling) =>
        path.Expand(place => place == "name" ? spelling : Version);
}
