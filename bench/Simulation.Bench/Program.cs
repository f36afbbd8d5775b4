using CdnLab.Edge.Bench.Reports;
using CdnLab.Simulation.Bench;
using CdnLab.Simulation.Bench.Measuring;
using CdnLab.Simulation.Bench.Reports;
using CdnLab.Simulation.Bench.Runs;

if (args is ["run", .. var run])
{
    return RunVerb.Run(run);
}

using var interruption = new Interruption();
var options = BenchOptions.Read(args);
try
{
    var report = await MeasureAsync(await Machine.DescribeAsync());
    Console.Out.Write(report);
    if (options.Out is { } file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await File.WriteAllTextAsync(file, report.ToString());
    }

    if (report.Missed > 0)
    {
        await Console.Error.WriteLineAsync($"{options.Measurement}: {report.Missed} TARGETS MISSED");
    }

    return 0;
}
catch (Exception error) when (error is ArgumentException or InvalidOperationException or OperationCanceledException)
{
    await Console.Error.WriteLineAsync($"{options.Measurement}: {error.Message}");
    return 1;
}

Task<Report> MeasureAsync(string machine) => options.Measurement switch
{
    "flagship" => Flagship.RunAsync(options, machine),
    "scaling" => Scaling.RunAsync(options, machine),
    "repeat" => Repeat.RunAsync(options, machine),
    "libcachesim" => LibCacheSim.RunAsync(options, machine),
    "brute" => Brute.RunAsync(options, machine),
    var unknown => throw new ArgumentException($"there is no measurement '{unknown}'"),
};
