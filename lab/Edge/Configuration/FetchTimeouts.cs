namespace CdnLab.Edge.Configuration;

/// <summary>How long a fetch may take, in lab time.</summary>
public sealed record FetchTimeouts
{
    /// <summary>Opening a connection; default 5 s.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From the request to the header section of the answer; default 60 s.</summary>
    public TimeSpan Headers { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Between two pieces of the body; default 15 s.</summary>
    public TimeSpan Body { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Real time that every one of them gets at least: under a compressed clock a socket still needs its
    /// milliseconds; default 2 s.</summary>
    public TimeSpan RealMin { get; init; } = TimeSpan.FromSeconds(2);
}
