using CdnLab.Model.Redirects;

namespace CdnLab.Model.Purging.Remedies;

/// <summary>Something to do about wrong responses in caches. Pure: what it does is said as a purge, a change of the
/// edge or a roll-back, which simulator and live conductor carry out alike. A new one is a file of its own, named in
/// <see cref="RemedyCatalogue"/>.</summary>
public abstract class Remedy
{
    /// <summary>Its name, as <c>--strategies</c> takes it.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, in a line.</summary>
    public abstract string About { get; }

    /// <summary>The time from the first PoP to the last, where it changes the edge.</summary>
    public virtual TimeSpan Over => TimeSpan.Zero;

    /// <summary>Whether it puts the releases and configs of the beginning back in force.</summary>
    public virtual bool RollsBack => false;

    /// <summary>The purge that it makes; null: none.</summary>
    /// <param name="basis">The purge of the incident at hand: its surrogate key, callers, limits, failures.</param>
    public virtual PurgeStrategy? Purge(PurgeStrategy basis) => null;

    /// <summary>The config that it puts in force; null: none.</summary>
    public virtual EdgeConfig? Deploy(EdgeConfig inForce) => null;
}
