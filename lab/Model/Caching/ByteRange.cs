namespace CdnLab.Model.Caching;

/// <summary>A range of bytes of a representation (RFC 9110 14.1.2), both ends within it.</summary>
/// <param name="First">Offset of the first byte.</param>
/// <param name="Last">Offset of the last byte.</param>
public readonly record struct ByteRange(long First, long Last)
{
    /// <summary>Bytes in it.</summary>
    public long Length => Last - First + 1;
}
