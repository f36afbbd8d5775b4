using CdnLab.Edge.Bench;
using CdnLab.ServiceDefaults.Hosting;

if (args is ["bare", .. var rest])
{
    return await ServiceHost.RunAsync(BareService.Definition, rest);
}

var options = BenchOptions.Read(args);
var runs = await HitBenchmark.RunAsync(options);
var report = HitReport.Write(options, runs, await Machine.DescribeAsync());
Console.Out.Write(report);
if (options.Out is { } file)
{
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
    await File.WriteAllTextAsync(file, report);
}

return 0;
