using CdnLab.Model.Purging;

namespace CdnLab.Conformance.Format;

/// <summary>One step: it moves the clock, then does the one thing that it names.</summary>
public sealed record CaseStep
{
    /// <summary>Seconds since the case began; null: the same instant as before.</summary>
    public double? At { get; init; }

    /// <summary>Ticks of 100 ns added to <see cref="At"/>.</summary>
    public int Ticks { get; init; }

    /// <summary>Asks for this path and query.</summary>
    public string? Ask { get; init; }

    public string Method { get; init; } = "GET";

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>How many equal requests are made at once.</summary>
    public int Together { get; init; } = 1;

    /// <summary>What the origin answers when it is asked in this step; null: it must not be asked.</summary>
    public OriginAnswer? Origin { get; init; }

    public Expectation? Expect { get; init; }

    /// <summary>Purges, at both tiers unless <see cref="Tier"/> names one.</summary>
    public PurgeRequest? Purge { get; init; }

    /// <summary>Purges both tiers while the origin has the request of this step and has not answered.</summary>
    public PurgeRequest? Meanwhile { get; init; }

    /// <summary>Switches the config, at both tiers unless <see cref="Tier"/> names one.</summary>
    public string? Deploy { get; init; }

    /// <summary><c>pop</c>, <c>shield</c> or null: both.</summary>
    public string? Tier { get; init; }
}
