namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>One document in one variant: what its cells at all PoPs have in common.</summary>
internal struct Row
{
    /// <summary>Number of its first key among the keys of all rows.</summary>
    public int Shield;

    /// <summary>Index among rows whose keys hang together; -1: its shape is simple.</summary>
    public int Joint;

    /// <summary>Index of the project; missing names come after the projects.</summary>
    public int Project;

    /// <summary>Requests a second for it by all clients at all PoPs, before the shape's weights.</summary>
    public float Rate;

    /// <summary>Index of the shape.</summary>
    public ushort Shape;

    /// <summary>The bin in which it is looked at next.</summary>
    public ushort Due;

    /// <summary>Until when its newest purge may be on its way, in units of the run.</summary>
    public uint PurgedUntil;

    /// <summary>Bytes from its block to the next one, in units of <see cref="Rows"/>.</summary>
    public ushort Size;

    /// <summary>Purges that it has seen, modulo 256.</summary>
    public byte Purges;

    /// <summary>PoPs simulated in bulk: the first so many.</summary>
    public byte Bulk;

    /// <summary>Number of its keys.</summary>
    public byte Keys;

    /// <summary>Where the cells begin in its block, in units of four bytes.</summary>
    public byte Cells;

    /// <summary>Where the words of the PoPs that are not in bulk begin, in units of four bytes.</summary>
    public ushort Others;
}
