namespace CdnLab.Scenarios.Checking.States;

/// <summary>Where an answer comes from.</summary>
internal enum ReplySource
{
    /// <summary>The client's own cache.</summary>
    Client,

    /// <summary>The PoP's cache.</summary>
    Pop,

    /// <summary>The shield's cache.</summary>
    Shield,

    /// <summary>The origin.</summary>
    Origin,

    /// <summary>A rule of the PoP's config.</summary>
    PopRule,

    /// <summary>A rule of the shield's config.</summary>
    ShieldRule,
}
