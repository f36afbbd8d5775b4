namespace CdnLab.AppHost.Resources;

/// <summary>A resource cannot do what it was asked to: which, why, and what to do.</summary>
public sealed class ResourceException(string resource, string error, string fix) : Exception($"{resource}: {error}")
{
    public string Resource => resource;

    public string Fix => fix;
}
