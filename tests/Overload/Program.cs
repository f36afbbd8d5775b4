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

return Judgement.Of(run).All(judged => judged.Held) ? 0 : 1;
