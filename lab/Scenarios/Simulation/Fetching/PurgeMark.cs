using CdnLab.Model.Purging;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>A purge of one project, in 32 bytes: none lies on two lines of memory.</summary>
/// <param name="Number">Its number in the run.</param>
/// <param name="Call">Number of the call: all projects that one call purges share the way it takes.</param>
/// <param name="At">When the call was accepted.</param>
/// <param name="Earlier">Number of the one before; -1: none.</param>
/// <param name="Document">The document that it means (<see cref="NumberOf"/>); -1: all of the project.</param>
/// <param name="Strategy">Number of the way of purging.</param>
/// <param name="Edge">The edge that it goes to; <see cref="Everywhere"/>: all of them.</param>
/// <param name="Mode">Soft or hard.</param>
internal readonly record struct PurgeMark(
    int Number, int Call, long At, int Earlier, int Document, short Strategy, short Edge, PurgeMode Mode)
{
    public const short Everywhere = -1;

    /// <summary>A document of a project in one number.</summary>
    public static int NumberOf(int family, int version) => (family << 24) | version;
}
