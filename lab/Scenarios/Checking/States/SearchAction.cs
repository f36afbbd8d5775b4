namespace CdnLab.Scenarios.Checking.States;

/// <summary>What leads from one state to the next.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Index">Index of the move among those of the point, or of the URL.</param>
/// <param name="PopGone">Whether the PoP's entry has gone before; of a request elsewhere, whether the second of the
/// other PoPs' configs is meant.</param>
/// <param name="ShieldGone">Whether the shield's entry has gone before.</param>
/// <param name="Keeps">Whether the client keeps the answer.</param>
internal readonly record struct SearchAction(
    ActionKind Kind, int Index, bool PopGone = false, bool ShieldGone = false, bool Keeps = false)
{
    /// <summary>It as one number.</summary>
    public int Code => (int)Kind | (PopGone ? 4 : 0) | (ShieldGone ? 8 : 0) | (Keeps ? 16 : 0) | (Index << 5);

    /// <summary>The action of a number.</summary>
    public static SearchAction Of(int code) =>
        new((ActionKind)(code & 3), code >> 5, (code & 4) != 0, (code & 8) != 0, (code & 16) != 0);
}
