using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Simulation.Sampling;

/// <summary>Which projects of a catalogue a run simulates, and how many each stands for. Those often asked for are all in
/// it; the more seldom a project is asked for, the more like it one stands for, so that the time of a run falls with the
/// size of the sample while every rate stays that of the whole (docs/simulation.md, 8).</summary>
public sealed class CatalogueSample
{
    // Requests a second for a project, for each request executed as one with others.
    private const double BatchRate = 10;
    private const double BatchMax = 32;
    private const int MissingDrawn = 4;
    private readonly int[] _weights;
    private readonly double[] _popularity;
    private readonly int[] _bytes;
    private readonly double _rate;

    private CatalogueSample(int[] weights, double[] popularity, int[] bytes, double rate, int missing)
    {
        (_weights, _popularity, _bytes, _rate, MissingWeight) = (weights, popularity, bytes, rate, missing);
        Kinds = [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0).Select(KindOf)
            .Append((1, 1)).Append((missing, 1)).Distinct().Order()];
        Size = weights.Count(w => w > 0);
    }

    /// <summary>What occurs: how many projects one stands for, and how many of its requests are executed as one, of those
    /// that change only their client's own cache or are made again.</summary>
    public IReadOnlyList<(int Weight, int Batch)> Kinds { get; }

    /// <summary>Projects in the sample.</summary>
    public int Size { get; }

    /// <summary>How many of the names that no project bears one stands for: they are asked for alike.</summary>
    public int MissingWeight { get; }

    /// <summary>Projects of the catalogue.</summary>
    public int Of => _weights.Length;

    /// <summary>How many projects one stands for; 0: it is not in the sample.</summary>
    /// <param name="project">Index in the catalogue; after its end: of a name that no project bears.</param>
    public int WeightOf(int project) => project < _weights.Length ? _weights[project] : MissingWeight;

    /// <summary>The kind of a project of the sample.</summary>
    public (int Weight, int Batch) KindOf(int project)
    {
        var share = _weights[project] > 1 ? 0 : _popularity[project] * _rate / BatchRate;
        return (_weights[project], (int)System.Numerics.BitOperations.RoundUpToPowerOf2(
            (uint)Math.Clamp(share, 1, BatchMax)));
    }

    /// <summary>Share of all requests that each of the projects it stands for has, on average.</summary>
    public double PopularityOf(int project) => _popularity[project];

    /// <summary>Mean size of the documents of those it stands for, bytes, where it stands for several.</summary>
    public int DocumentBytesOf(int project) => project < _bytes.Length ? _bytes[project] : 0;

    /// <summary>All projects, each for itself.</summary>
    public static CatalogueSample Whole(int projects, double zipfExponent)
    {
        var weights = new int[projects];
        Array.Fill(weights, 1);
        return new(weights, Popularity(projects, zipfExponent), [], 0, 1);
    }

    /// <summary>Draws a sample: one of each group of neighbours in rank whose names are of one class. A group has
    /// 2^k members, about the square root of their rank over that of the last project that stands for itself; of
    /// projects whose spellings differ half as many.</summary>
    /// <param name="projects">The catalogue, most popular first.</param>
    /// <param name="zipfExponent">Exponent of its popularity.</param>
    /// <param name="rate">Client requests a second for all of them.</param>
    /// <param name="size">About how many projects to take.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="certain">Projects that stand for themselves in any case.</param>
    public static CatalogueSample Draw(
        IReadOnlyList<Project> projects, double zipfExponent, double rate, int size, ulong seed,
        Func<Project, bool> certain)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (size >= projects.Count)
        {
            return Whole(projects.Count, zipfExponent);
        }
        var (weights, popularity) = (new int[projects.Count], Popularity(projects.Count, zipfExponent));
        var bytes = new int[projects.Count];
        var (random, first) = (new RandomStream(seed, "simulation/sample"), LastOfWeightOne(projects, size));
        var groups = new Dictionary<(NameClass, int), List<int>>();
        for (var i = 0; i < projects.Count; i++)
        {
            var weight = certain(projects[i]) ? 1 : WeightAt(i, first, projects[i].Differs);
            if (weight == 1)
            {
                weights[i] = 1;
                continue;
            }
            var stratum = (NameClasses.Of(projects[i]), weight);
            if (!groups.TryGetValue(stratum, out var group))
            {
                groups.Add(stratum, group = []);
            }
            group.Add(i);
            if (group.Count == weight)
            {
                Choose(group);
            }
        }
        foreach (var (_, group) in groups.OrderBy(g => g.Key))
        {
            // What is left of a stratum goes in groups of its binary digits.
            while (group.Count > 0)
            {
                var part = group[..(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)group.Count / 2 + 1)];
                group.RemoveRange(0, part.Count);
                Choose(part);
            }
        }
        return new(weights, popularity, bytes, rate, MissingDrawn);

        void Choose(List<int> group)
        {
            var chosen = group[(int)(random.NextUnit() * group.Count)];
            weights[chosen] = group.Count;
            popularity[chosen] = group.Average(i => popularity[i]);
            bytes[chosen] = (int)group.Average(i => projects[i].DocumentBytes);
            group.Clear();
        }
    }

    private static int WeightAt(int rank, double first, bool differs)
    {
        var power = 0;
        for (var next = 4 * first; next <= rank + 1; next *= 4)
        {
            power++;
        }
        return 1 << Math.Max(0, power - (differs ? 1 : 0));
    }

    /// <summary>The rank up to which projects stand for themselves, so that the sample has about the size asked for.
    /// </summary>
    private static double LastOfWeightOne(IReadOnlyList<Project> projects, int size)
    {
        var differing = projects.Count(p => p.Differs) / (double)projects.Count;
        var (low, high) = (1e-3, (double)projects.Count);
        for (var step = 0; step < 60; step++)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = Size(middle) < size ? (middle, high) : (low, middle);
        }
        return low;

        double Size(double first)
        {
            var (sum, from, power) = (0.0, 0.0, 0);
            for (var next = 4 * first; from < projects.Count; next *= 4, power++)
            {
                var to = Math.Min(next, projects.Count);
                var half = 1.0 / (1 << Math.Max(0, power - 1));
                sum += (to - from) * (differing * half + (1 - differing) / (1 << power));
                from = to;
            }
            return sum;
        }
    }

    private static double[] Popularity(int projects, double zipfExponent)
    {
        var zipf = new ZipfPopularity(projects, zipfExponent);
        return [.. Enumerable.Range(0, projects).Select(zipf.Probability)];
    }
}
