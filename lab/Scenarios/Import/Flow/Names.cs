namespace CdnLab.Scenarios.Import.Flow;

/// <summary>Variables that stand for the request; every other name is a temporary.</summary>
internal static class Names
{
    /// <summary>Path and query.</summary>
    public const string Url = "url";

    /// <summary>The path.</summary>
    public const string Path = "path";

    /// <summary>The query with its question mark, or nothing.</summary>
    public const string Query = "query";

    /// <summary>The host.</summary>
    public const string Host = "host";

    /// <summary>The method.</summary>
    public const string Method = "method";

    /// <summary>Path and query as the client sent them.</summary>
    public const string FirstUrl = "first url";

    /// <summary>Temporary that holds the status of an answer.</summary>
    public const string Status = "status";

    /// <summary>Temporary that holds the reason of an answer.</summary>
    public const string Reason = "reason";

    /// <summary>Temporary that holds the location of an answer.</summary>
    public const string Location = "location";

    /// <summary>Temporary that holds the cache key.</summary>
    public const string Key = "key";
}
