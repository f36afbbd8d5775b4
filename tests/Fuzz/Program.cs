using CdnLab.Fuzz;
using CdnLab.Fuzz.Clients;
using CdnLab.Fuzz.Running;

if (FuzzOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 2;
}

if (options.Show)
{
    foreach (var client in Enumerable.Range(0, 6).Select(i => ClientScript.Of(options.Seed, i)))
    {
        Console.Out.WriteLine($"-- sound {client.IsSound}, {client.Requests.Count} requests\n{client.Bytes}");
    }

    return 0;
}

await using var run = new FuzzRun(options, TimeProvider.System, Console.Error.WriteLine);
var clock = TimeProvider.System;
var (started, date) = (clock.GetTimestamp(), clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", null));
using var everyMinute = new Timer(_ => Write(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
await run.RunAsync();
Write();
Console.Out.WriteLine($"{run.Cases} cases, {run.Findings.Count} findings");
return run.Findings.Count == 0 ? 0 : 1;

void Write()
{
    if (options.Out is { } file)
    {
        File.WriteAllText(file, FuzzReport.Of(run, options, date, clock.GetElapsedTime(started)));
    }
}
