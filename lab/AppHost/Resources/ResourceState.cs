namespace CdnLab.AppHost.Resources;

public enum ResourceState
{
    Starting,
    Running,

    /// <summary>Ended on command: stopped or killed.</summary>
    Stopped,

    /// <summary>Ended by itself.</summary>
    Died,
}
