namespace CdnLab.Edge.Configuration;

/// <summary>What a client may send, and how slowly. Times are real: sockets know no other.</summary>
public sealed record ClientLimits
{
    /// <summary>Request line; a longer one is 414. Default 8 KiB.</summary>
    public int RequestLineBytesMax { get; init; } = 8 << 10;

    /// <summary>All field lines together; more are 431. Default 32 KiB.</summary>
    public int FieldBytesMax { get; init; } = 32 << 10;

    /// <summary>Field lines; more are 431. Default 100.</summary>
    public int FieldsMax { get; init; } = 100;

    /// <summary>Content of a request that is passed; more is 413. Null, the default: the origin judges.</summary>
    public long? ContentBytesMax { get; init; }

    /// <summary>How long a header section may take; later is 408. Default 30 s.</summary>
    public TimeSpan FieldsTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection may be idle; default 130 s.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>Content that comes, and an answer that is read, more slowly than this a second ends the connection;
    /// 0: never. Default 240 bytes.</summary>
    public double BytesPerSecondMin { get; init; } = 240;

    /// <summary>After how long that is first looked at; default 5 s.</summary>
    public TimeSpan SlowTime { get; init; } = TimeSpan.FromSeconds(5);
}
