using CdnLab.Edge.Bench.Measuring;
using CdnLab.Edge.Bench.Reports;
using CdnLab.Simulation.Bench.Reports;
using CdnLab.Simulation.Bench.Runs;
using CdnLab.Simulation.Bench.Traces;

namespace CdnLab.Simulation.Bench.Measuring;

/// <summary>The flagship beside libCacheSim, a compiled simulator that executes every request.</summary>
internal static class LibCacheSim
{
    private const double Exponent = 0.95;
    private const int Projects = 350_000;
    private const int Variants = 2;
    private const int Pops = 70;
    private const string Lab = "flagship";
    private const string OneFamily = "flagship, one document a project";

    public static async Task<Report> RunAsync(BenchOptions options, string machine)
    {
        var program = Path.GetFullPath(
            options.CacheSim ?? throw new ArgumentException("--cachesim PATH: where is libCacheSim's cachesim?"));
        using var folder = new TemporaryFolder();
        var small = new ZipfTrace(Projects, Exponent, options.Requests, Seed: 1);
        var large = new ZipfTrace(options.Objects, Exponent, options.Requests, Seed: 2);
        var own = new ZipfTrace(Projects * Variants, Exponent, 2 * options.Requests, Seed: 3, Pops);
        var (smallPath, largePath, ownPath) = ($"{folder.Path}/small", $"{folder.Path}/large", $"{folder.Path}/own");
        var report = new Report("The flagship beside libCacheSim", options.Command, machine);
        await DescribeAsync(report, program, options);
        var occurring = small.Write(smallPath, Interruption.Token);
        report.Note($"Objects that occur in the traces: {occurring} of {small.Objects}, "
            + $"{large.Write(largePath, Interruption.Token)} of {large.Objects}, "
            + $"{own.Write(ownPath, Interruption.Token)} of {own.Objects}. The last trace is as wide as the flagship: "
            + $"{Projects} projects in {Variants} variants at {Pops} PoPs, {own.Requests} requests. The peak memory of "
            + "cachesim contains the trace, which it maps.");
        var (lab, oneFamily) = (new List<RunFigures>(), new List<RunFigures>());
        var ownName = $"{own.Objects} objects, room for all, as wide as the flagship";
        var runs = await Rounds.RunAsync(options,
        [
            ($"{small.Objects} objects, room for all", () =>
                CacheSimRun.MeasureAsync(program, smallPath, small.Objects)),
            ($"{large.Objects} objects, room for all", () =>
                CacheSimRun.MeasureAsync(program, largePath, large.Objects)),
            ($"{large.Objects} objects, room for a tenth", () =>
                CacheSimRun.MeasureAsync(program, largePath, large.Objects / 10)),
            (ownName, () => CacheSimRun.MeasureAsync(program, ownPath, own.Objects)),
            (Lab, async () => await LabAsync(options, lab)),
            (OneFamily, async () => await LabAsync(options, oneFamily, "families=project-json")),
        ]);
        var theirs = runs.Where(run => run.Key is not (Lab or OneFamily)).ToDictionary();
        report.Heading($"Medians of {lab.Count} rounds in turn:");
        report.Table(
            ["run", "requests/s, M", "by wall time, M", "wall, s", "processor, s", "peak, MiB", "miss ratio"],
            [
                .. theirs.Select(run => Cells(
                    $"libCacheSim, LRU, {run.Key}", run.Value, run.Key == ownName ? own.Requests : options.Requests)),
                LabCells(Lab, lab),
                LabCells(OneFamily, oneFamily),
            ]);
        var misses = Median.Of(theirs.First().Value.Select(run => run.MissRatio));
        report.AtMost(
            "miss ratio that libCacheSim prints with room for all, from the trace's own",
            Math.Abs(misses - (double)occurring / options.Requests), 0.0001);
        var most = theirs.Values.Max(Rate);
        var wide = Rate(theirs[ownName]);
        Compare(report, "with one document a project, over libCacheSim's as wide as that", oneFamily, wide);
        Compare(report, "with all documents, over the same", lab, wide);
        Compare(report, "with one document a project, over the most that libCacheSim prints", oneFamily, most);
        return report;
    }

    private static double Rate(IEnumerable<CacheSimRun> rounds) =>
        Median.Of(rounds.Select(run => run.RequestsPerSecond));

    private static void Compare(Report report, string what, IEnumerable<RunFigures> lab, double theirs) =>
        report.AtLeast(
            $"equivalent requests/s of the whole process {what}",
            Median.Of(lab.Select(run => run.RequestsPerSecond)) / theirs, 20);

    private static async Task DescribeAsync(Report report, string program, BenchOptions options)
    {
        var commit = (await ProgramOutput.ReadAsync("git", "-C", Path.GetDirectoryName(program)!, "rev-parse", "HEAD"))
            .Trim();
        report.Note("libCacheSim is not part of this repository: build it from its own "
            + "(https://github.com/1a1a11a/libCacheSim, doc/install.md; a Release build) and give the path "
            + "of its cachesim. Measured: commit "
            + (commit.Length == 40 ? commit : "unknown") + ".");
        report.Note($"Traces: {options.Requests} requests each, independent, Zipf {Exponent}, objects of size 1, form "
            + "oracleGeneral, in memory, made by this program from seeds. cachesim runs LRU on one thread on one "
            + "processor, with --ignore-obj-size 1; the first column is the rate that it prints itself, which leaves "
            + "opening the trace out.");
        report.Note($"The flagship: {options.Duration} of virtual time at {options.Scale} of its size, on the same "
            + "processor; its first column counts the engine alone. The work is not the same: libCacheSim executes "
            + "each request on one cache that evicts; the lab has a shield and 70 PoPs whose entries expire and are "
            + "purged, an origin with queues and clients that follow redirects, and draws most hits in bulk: hence "
            + "equivalent requests.");
    }

    private static async Task<CacheSimRun> LabAsync(
        BenchOptions options, List<RunFigures> lab, params string[] settings)
    {
        var run = await Flagship.MeasureAsync(options, settings);
        lab.Add(run);
        return new(run.RequestsPerSecond, double.NaN, run.WallSeconds, run.CpuSeconds, run.PeakBytes);
    }

    private static IEnumerable<string> Cells(string name, IReadOnlyList<CacheSimRun> rounds, int requests)
    {
        double Of(Func<CacheSimRun, double> value) => Median.Of(rounds.Select(value));
        return
        [
            name, Figures.Millions(Of(r => r.RequestsPerSecond)), Figures.Millions(requests / Of(r => r.WallSeconds)),
            Figures.Seconds(Of(r => r.WallSeconds)), Figures.Seconds(Of(r => r.CpuSeconds)),
            Figures.Mebibytes(Of(r => r.PeakBytes)), Report.Number(Of(r => r.MissRatio), 4),
        ];
    }

    private static IEnumerable<string> LabCells(string name, IReadOnlyList<RunFigures> rounds)
    {
        double Of(Func<RunFigures, double> value) => Median.Of(rounds.Select(value));
        return
        [
            $"CdnLab, the {name}", Figures.Millions(Of(r => r.Requests / r.SimulateSeconds)),
            Figures.Millions(Of(r => r.RequestsPerSecond)), Figures.Seconds(Of(r => r.WallSeconds)),
            Figures.Seconds(Of(r => r.CpuSeconds)), Figures.Mebibytes(Of(r => r.PeakBytes)), "",
        ];
    }
}
