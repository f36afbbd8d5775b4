namespace CdnLab.AppHost.Resources;

/// <summary>A child process of the lab, declared.</summary>
public sealed record Resource(string Name, ResourceProgram Program)
{
    /// <summary>Arguments after the program's own, from the addresses of the dependencies by the names they are
    /// handed on under.</summary>
    public Func<IReadOnlyDictionary<string, Uri>, IReadOnlyList<string>> Arguments { get; init; } = _ => [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Dependency> DependsOn { get; init; } = [];

    /// <summary>Where its clients connect. A service given port 0 tells the port it took; a foreign program must
    /// be told its port, here and in its arguments.</summary>
    public Uri PublicUrl { get; init; } = new("http://127.0.0.1:0");

    /// <summary>Sees each line of its output first, and says whether it is not for the log.</summary>
    public Func<string, bool>? Tap { get; init; }

    /// <summary>Runs after its process has been ended.</summary>
    public Action? Ended { get; init; }

    /// <summary>Health of a foreign program; a service has its own on the control listener.</summary>
    public Uri? HealthUrl { get; init; }
}
