using CdnLab.Edge.Bench;
using CdnLab.Edge.Bench.Measuring;
using CdnLab.Edge.Bench.Reports;
using CdnLab.Edge.Bench.Servers;
using CdnLab.ServiceDefaults.Hosting;

if (args is ["bare" or "bare-inline", .. var rest])
{
    var inline = args[0] == "bare-inline";
    Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", inline ? "1" : null);
    return await ServiceHost.RunAsync(BareService.Definition(inline), rest);
}

var options = BenchOptions.Read(args);
var machine = await Machine.DescribeAsync();
var report = options.Measurement switch
{
    "hits" => await Hits.RunAsync(options, machine),
    "misses" => await Misses.RunAsync(options, machine),
    "collapsing" => await Collapsing.RunAsync(options, machine),
    "purging" => await Purging.RunAsync(options, machine),
    "memory" => await Memory.RunAsync(options, machine),
    "eviction" => EvictionReport.Run(options, machine),
    var unknown => throw new ArgumentException($"there is no measurement '{unknown}'"),
};
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
