namespace CdnLab.Scenarios.Import.Vcl;

/// <summary>Routines of VCL that run beside the rules: what they do to requests is not understood.</summary>
internal static class VclRoutines
{
    private static readonly string[] Passive =
    [
        "vcl_deliver", "vcl_hit", "vcl_miss", "vcl_pass", "vcl_fetch", "vcl_pipe", "vcl_purge", "vcl_prefetch",
        "vcl_log", "vcl_backend_fetch", "vcl_backend_response", "vcl_backend_error",
    ];

    public static bool IsPassive(string routine) => Passive.Contains(routine);

    /// <summary>Whether a routine ends as it does when nothing is said.</summary>
    public static bool EndsUsually(string routine, string what) => (routine, what) is
        ("vcl_deliver" or "vcl_hit" or "vcl_fetch" or "vcl_backend_response" or "vcl_log", "deliver")
        or ("vcl_miss" or "vcl_pass" or "vcl_backend_fetch", "fetch") or ("vcl_pass", "pass");
}
