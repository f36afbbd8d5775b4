using CdnLab.Model.Clients;
using CdnLab.Model.Randomness;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.Traffic.Configuration;

namespace CdnLab.Traffic.Sending;

/// <summary>Draws requests: the same sequence for the same options. One caller at a time draws.</summary>
internal sealed class Workload : IDisposable
{
    /// <summary>Names that do not exist repeat, as typing errors and stale references do.</summary>
    private const int MissingNames = 500;

    private readonly RandomStream _random;
    private readonly IReadOnlyList<Project> _projects;
    private readonly Project[] _missing;
    private readonly ZipfPopularity _popularity;
    private readonly WeightedChoice<Pop> _pops;
    private readonly Pop? _redirector;
    private readonly Template? _filePath;
    private readonly Dictionary<string, Client> _clients;
    private volatile WeightedChoice<Client> _mix;

    public Workload(TrafficOptions options)
    {
        _random = new RandomStream(options.Seed, "traffic/requests");
        var catalogue = Catalogue.Create(options.Catalogue, options.Seed);
        _projects = catalogue.Projects;
        _missing = [.. MissingFrom(catalogue).Take(MissingNames)];
        _popularity = new ZipfPopularity(_projects.Count, options.Catalogue.ZipfExponent);
        Pops = [.. options.Targets.Select((t, i) => new Pop(i, t.Name, t.Url!, options.Host, options.ConnectionsMax))];
        _pops = new(Pops.Zip(options.Targets, (pop, target) => KeyValuePair.Create(pop, target.Share)));
        if (options.Redirector is { } redirector)
        {
            _redirector = new Pop(Pops.Count, redirector.Name, redirector.Url!, null, options.ConnectionsMax);
            _filePath = Template.Parse(redirector.Path);
        }
        _clients = options.Personas.ToDictionary(
            p => p.Name, p => new Client(p, options.Families, options.UserCacheMax), StringComparer.Ordinal);
        _mix = MixOf(options.Mix);
    }

    public IReadOnlyList<Pop> Pops { get; }

    public IReadOnlyCollection<string> Personas => _clients.Keys;

    /// <summary>Changes the shares of personas; one without a share asks no more.</summary>
    public void Mix(IReadOnlyDictionary<string, double> shares) => _mix = MixOf(shares);

    public Arrival Draw(DateTimeOffset intended) => Draw(intended, _random);

    /// <summary>Draws from a stream of the caller's, which leaves the sequence of arrivals as it is.</summary>
    public Arrival Draw(DateTimeOffset intended, RandomStream random)
    {
        var client = _mix.Draw(random);
        var user = random.NextBelow(client.Persona.Users);
        var pop = _pops.At(client.PlaceOf(user));
        var missing = random.NextChance(client.Persona.MissingShare);
        var project = missing ? _missing[random.NextBelow(MissingNames)] : _projects[_popularity.Draw(random)];
        var name = Spelled(client.Persona.Spelling, project, random);
        var version = Project.VersionName(1 + random.NextBelow(project.Versions));
        var document = client.Draw(random);
        var path = (document?.Path ?? _filePath!).Expand(place => place switch
        {
            "name" => name,
            "version" => version,
            "filename" => project.SourceArchive(version),
            "python_version" => "source",
            _ => name[..1],
        });
        return new Arrival(
            intended, client, user, document is null ? _redirector! : pop, project, missing,
            document?.Family ?? "file", path);
    }

    public void Dispose()
    {
        foreach (var pop in Pops)
        {
            pop.Dispose();
        }
        _redirector?.Dispose();
    }

    private static IEnumerable<Project> MissingFrom(Catalogue catalogue)
    {
        for (var i = 1; ; i++)
        {
            var name = $"no-such-project-{i}";
            if (catalogue.Find(name) is null)
            {
                yield return Project.Of(catalogue.Projects.Count + i, name, 1, 0);
            }
        }
    }

    private static string Spelled(NameSpelling spelling, Project project, RandomStream random) => spelling switch
    {
        NameSpelling.Verbatim => project.Name,
        NameSpelling.Mixed when random.NextChance(0.5) => project.Name,
        _ => project.Normalized,
    };

    private WeightedChoice<Client> MixOf(IReadOnlyDictionary<string, double> shares) =>
        new(shares.Select(share => KeyValuePair.Create(_clients[share.Key], share.Value)));
}
