namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>A command-line option of a service: <c>--name VALUE</c>, and what it does.</summary>
public sealed record ServiceOption(string Name, string Value, string Meaning)
{
    /// <summary>The options that every service has.</summary>
    public static IReadOnlyList<ServiceOption> Common { get; } =
    [
        new("urls", "URL", "public address; port 0 picks a free one (ASPNETCORE_URLS)"),
        new("control-urls", "URL", "address of the control listener (CDNLAB_CONTROL_URLS); absent: none"),
        new("control-token", "TOKEN", "bearer token of every control request (CDNLAB_CONTROL_TOKEN)"),
        new("config", "FILE", "JSON file of the service's options (CDNLAB_CONFIG)"),
        new("speed", "N", "lab seconds a real second (CDNLAB_SPEED); absent: real time"),
        new("clock", "JSON", "what PUT /control/clock takes, from the start on (CDNLAB_CLOCK)"),
        new("bin-seconds", "N", "lab seconds a bin of the series (CDNLAB_BIN_SECONDS); default 60"),
    ];
}
