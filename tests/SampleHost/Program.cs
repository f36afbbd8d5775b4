using CdnLab.AppHost.Resources;

// Starts two services, prints the process ids of itself and of them on one line, and waits for its end.
var service = ResourceProgram.Service("CdnLab.SampleService");
using var stop = new CancellationTokenSource();
LauncherWatch.Start(stop.Cancel, CancellationToken.None);
await using var graph = await ResourceGraph.StartAsync([
    new Resource("first", service),
    new Resource("second", service) { DependsOn = ["first"] },
    new Resource("foreign", ResourceProgram.Foreign("sleep")) { Arguments = _ => ["1000"] },
]);
Console.WriteLine(
    $"pids {Environment.ProcessId} {string.Join(' ', graph.Resources.Select(resource => resource.Pid))}");
await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token).ContinueWith(_ => { });
