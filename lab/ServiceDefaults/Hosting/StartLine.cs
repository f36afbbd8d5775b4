using System.Text.Json;
using CdnLab.ServiceDefaults.Control;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>The one line on standard output that tells a host how the start went.</summary>
public sealed record StartLine
{
    public ReadyReport? Ready { get; init; }

    public FailedReport? Failed { get; init; }

    /// <summary>The start line in <paramref name="line"/>, or null for any other output.</summary>
    public static StartLine? TryParse(string line)
    {
        if (!line.StartsWith("{\"ready\":", StringComparison.Ordinal)
            && !line.StartsWith("{\"failed\":", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<StartLine>(line, ControlJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static void WriteReady(string name, RunningService service) => Write(new StartLine
    {
        Ready = new ReadyReport(name, service.PublicUrls, service.ControlUrls, Environment.ProcessId),
    });

    internal static void WriteFailed(string name, Exception failure)
    {
        if (failure is not (ServiceStartException or IOException))
        {
            Console.Error.WriteLine(failure);
        }

        Write(new StartLine { Failed = FailedReport.Of(name, failure) });
    }

    private static void Write(StartLine line) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(line, ControlJson.Options));
}
