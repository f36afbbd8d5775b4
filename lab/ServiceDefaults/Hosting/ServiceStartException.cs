namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>The service cannot start as it was asked to: one sentence what is wrong, one what to do.</summary>
public sealed class ServiceStartException(string error, string fix, Exception? inner = null) : Exception(error, inner)
{
    public string Fix => fix;
}
