using CdnLab.Model.Clients;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>The clients of a change that names none: a library without a cache, a tool that follows for longer, and
/// one that keeps permanent redirects for good.</summary>
public static class DefaultPersonas
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ClientPersona> All { get; } =
    [
        new() { Name = "requests", RequestsMax = 31 },
        new() { Name = "curl", RequestsMax = 51 },
        new()
        {
            Name = "poetry",
            RequestsMax = 31,
            Cache = ClientCacheMode.PermanentRedirects,
            ForgetsAfterLoop = true,
        },
    ];
}
