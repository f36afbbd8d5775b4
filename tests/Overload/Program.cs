using CdnLab.Overload;

if (OverloadOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(OverloadOptions.Usage);
    return 2;
}

var clock = TimeProvider.System;
var date = clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", null);
var run = new OverloadRun(options, clock, Console.Error.WriteLine);
await run.RunAsync();
var report = OverloadReport.Of(run, options, date);
Console.Out.Write(report);
if (options.Out is { } file)
{
    await File.WriteAllTextAsync(file, report);
}

// Hits are never shed, and nothing is answered in a way that is not told.
return run.Phases.Sum(phase => phase.HitsFailed + phase.Odd) == 0 ? 0 : 1;
