namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>What a cell keeps besides its words when its keys hang together.</summary>
internal struct JointCell
{
    /// <summary>Since when it stands as it does, in units of the run.</summary>
    public uint Since;

    /// <summary>Tells which event on the agenda is its next miss.</summary>
    public ushort Stamp;

    /// <summary>Keys that are being fetched, a bit each.</summary>
    public byte Fetching;

    /// <summary>Whether anything may have looped since.</summary>
    public bool MayLoop;
}
