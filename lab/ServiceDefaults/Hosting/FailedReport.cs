namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>Why a service could not start, and what to do about it.</summary>
public sealed record FailedReport(string Service, string Error, string Fix)
{
    internal static FailedReport Of(string service, Exception failure) => failure switch
    {
        ServiceStartException start => new(service, start.Message, start.Fix),
        IOException => new(service, failure.Message, "check the files it was given"),
        _ => new(service, $"{failure.GetType().Name}: {failure.Message}", "a bug: standard error has the stack trace"),
    };
}
