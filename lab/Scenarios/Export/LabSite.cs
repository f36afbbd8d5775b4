namespace CdnLab.Scenarios.Export;

/// <summary>What a program of the lab gets besides: places for its files, and a listener for health.</summary>
/// <param name="Folder">Folder of its own.</param>
/// <param name="HealthListen">Address that answers every request with 200.</param>
/// <param name="User">User whom workers of a privileged process become; null: the process is not privileged.</param>
public sealed record LabSite(string Folder, string HealthListen, string? User = null)
{
    /// <summary>Directives of nginx outside of every block, given on its command line.</summary>
    public string NginxGlobals =>
        $"daemon off; pid {Folder}/nginx.pid; error_log stderr warn;{(User is null ? "" : $" user {User};")}";
}
