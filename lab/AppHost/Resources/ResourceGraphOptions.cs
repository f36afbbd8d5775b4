using System.Security.Cryptography;

namespace CdnLab.AppHost.Resources;

/// <summary>How a graph of resources is run.</summary>
public sealed record ResourceGraphOptions
{
    /// <summary>Takes what the children print, each line after the name of its resource.</summary>
    public TextWriter Output { get; init; } = Console.Error;

    /// <summary>Real time from the start of a process to its health; a busy machine is slow, not broken.</summary>
    public TimeSpan StartMax { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock of <see cref="StartMax"/>.</summary>
    public TimeProvider RealTime { get; init; } = TimeProvider.System;

    /// <summary>Real time a process gets to end by itself before it is killed.</summary>
    public TimeSpan StopMax { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The control token of this run.</summary>
    public string Token { get; init; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
