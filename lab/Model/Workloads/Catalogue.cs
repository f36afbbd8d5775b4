using System.Text;
using CdnLab.Model.Randomness;
using CdnLab.Model.Redirects;

namespace CdnLab.Model.Workloads;

/// <summary>The projects that exist, made from (options, seed): the same in every process that needs them.</summary>
public sealed class Catalogue
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private readonly Lazy<Dictionary<string, Project>> _byNormalized;

    private Catalogue(IReadOnlyList<Project> projects)
    {
        (Projects, Orders) = (projects, new(projects));
        _byNormalized = new(() => projects.ToDictionary(p => p.Normalized, StringComparer.Ordinal));
    }

    /// <summary>All projects, most popular first.</summary>
    public IReadOnlyList<Project> Projects { get; }

    /// <summary>The same in other orders.</summary>
    public ProjectOrders Orders { get; }

    /// <summary>Makes the catalogue. Named projects lead; the others follow with names of the given letter
    /// shares.</summary>
    /// <exception cref="ArgumentException">Two named projects have one normalised name, or there are more named
    /// projects than projects.</exception>
    public static Catalogue Create(CatalogueOptions options, ulong seed)
    {
        if (options.Named.Count > options.Projects)
        {
            throw new ArgumentException($"{options.Named.Count} named projects, but only {options.Projects} projects");
        }
        var random = new RandomStream(seed, "catalogue");
        var letters = LettersLeft(options);
        var taken = new HashSet<string>(options.Projects, StringComparer.Ordinal);
        var projects = new List<Project>(options.Projects);
        var differing = 0;
        foreach (var name in options.Named)
        {
            if (!taken.Add(Pep503.Normalize(name)))
            {
                throw new ArgumentException($"'{name}' is named twice (as normalised)");
            }
            projects.Add(Make(projects.Count + 1, name, options, random));
            differing += projects[^1].Differs ? 1 : 0;
            Take(letters, projects[^1].Normalized[0]);
        }
        while (projects.Count < options.Projects)
        {
            // What has been made counts towards the shares, so that a small catalogue keeps them too.
            var left = options.Projects - projects.Count;
            var wanted = (options.DifferingShare * options.Projects - differing) / left;
            var letter = LetterOf(random, letters);
            Take(letters, letter);
            var name = NewName(random, letter, random.NextChance(wanted), taken);
            projects.Add(Make(projects.Count + 1, name, options, random));
            differing += projects[^1].Differs ? 1 : 0;
        }
        return new Catalogue(projects);
    }

    /// <summary>A catalogue of given projects.</summary>
    /// <exception cref="ArgumentException">Two have one normalised name.</exception>
    public static Catalogue Of(IReadOnlyList<Project> projects)
    {
        var catalogue = new Catalogue(projects);
        _ = catalogue._byNormalized.Value;
        return catalogue;
    }

    /// <summary>The project that a spelling names, or null.</summary>
    public Project? Find(string spelling) => _byNormalized.Value.GetValueOrDefault(Pep503.Normalize(spelling));

    private static Project Make(int rank, string name, CatalogueOptions options, RandomStream random)
    {
        // A geometric law from 1: the whole part of an exponential one, whose mean is less than that one's.
        var mean = Math.Max(1, options.VersionsMean);
        var versions = 1 + (int)(random.NextExponential() / PortableMath.Log(mean / (mean - 1)));
        var bytes = random.NextLognormal(options.DocumentBytesMedian, options.DocumentBytesSigma);
        return Project.Of(rank, name, versions, (int)Math.Clamp(bytes, 200, options.DocumentBytesMax));
    }

    // Projects of each letter that are still to be made.
    private static double[] LettersLeft(CatalogueOptions options)
    {
        var shares = options.FirstLetters;
        var rest = Math.Max(0, 1 - shares.Values.Sum()) / Math.Max(1, 26 - shares.Count);
        var all = Letters.Select(letter => shares.GetValueOrDefault(letter.ToString(), rest)).ToArray();
        var sum = all.Sum();
        return [.. all.Select(share => share / sum * options.Projects)];
    }

    private static void Take(double[] letters, char letter)
    {
        if (char.IsAsciiLetter(letter))
        {
            letters[letter - 'a']--;
        }
    }

    // As from an urn that holds what is left: the shares come out exact, the order is random.
    private static char LetterOf(RandomStream random, double[] letters)
    {
        var all = 0.0;
        foreach (var left in letters)
        {
            all += Math.Max(0, left);
        }
        var place = random.NextUnit() * all;
        for (var i = 0; i < 26; i++)
        {
            place -= Math.Max(0, letters[i]);
            if (place < 0)
            {
                return Letters[i];
            }
        }
        return Letters[25];
    }

    /// <summary>A name not taken yet. Letter and kind are settled before: were they drawn anew with a name that is
    /// taken, the most crowded letters would lose share.</summary>
    private static string NewName(RandomStream random, char letter, bool differs, HashSet<string> taken)
    {
        while (true)
        {
            var name = NameOf(random, letter, differs);
            if (taken.Add(Pep503.Normalize(name)))
            {
                return name;
            }
        }
    }

    private static string NameOf(RandomStream random, char letter, bool differs)
    {
        var text = new StringBuilder().Append(letter);
        var syllables = 2 + random.NextBelow(3);
        for (var i = 0; i < syllables; i++)
        {
            text.Append("aeiouy"[random.NextBelow(6)]).Append("bcdfghklmnprstvz"[random.NextBelow(16)]);
        }
        var joint = 3 + random.NextBelow(text.Length - 3);
        var second = text.ToString(joint, text.Length - joint);
        var first = text.ToString(0, joint);
        if (!differs)
        {
            return random.NextChance(0.4) && second.Length > 1 ? first + "-" + second : first + second;
        }
        return random.NextBelow(4) switch
        {
            0 => char.ToUpperInvariant(first[0]) + first[1..] + second,
            1 => first + "_" + second,
            2 => first + "." + second,
            _ => first + char.ToUpperInvariant(second[0]) + second[1..],
        };
    }
}
