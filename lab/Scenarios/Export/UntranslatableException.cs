namespace CdnLab.Scenarios.Export;

/// <summary>One expression or template has no translation.</summary>
internal sealed class UntranslatableException(string what, string fix) : Exception(what)
{
    public string Fix => fix;
}
