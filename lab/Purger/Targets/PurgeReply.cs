namespace CdnLab.Purger.Targets;

/// <summary>The answer to a call.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Reason">What was answered, in a line; empty when it was accepted.</param>
/// <param name="Wait">How long the API asks to wait; null: it does not say.</param>
public sealed record PurgeReply(PurgeReplyKind Kind, string Reason = "", TimeSpan? Wait = null)
{
    /// <summary>The call is accepted.</summary>
    public static PurgeReply Accepted { get; } = new(PurgeReplyKind.Accepted);
}
