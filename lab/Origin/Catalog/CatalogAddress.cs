using CdnLab.ServiceDefaults.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CdnLab.Origin.Catalog;

/// <summary>What a database setting names: a PostgreSQL connection string or URL, a SQLite connection string or file.
/// </summary>
public static class CatalogAddress
{
    /// <summary>Longest wait for PostgreSQL to accept, in seconds, where the connection string says nothing.</summary>
    private const int ConnectTimeout = 5;

    /// <summary>The database, not yet reached.</summary>
    /// <exception cref="ServiceStartException">The setting is none of these.</exception>
    public static CatalogDatabase Open(string? setting)
    {
        try
        {
            return IsPostgresUrl(setting) ? Postgres(FromUrl(new Uri(setting!)))
                : Has(setting, "Host=") || Has(setting, "Server=") ? Postgres(new(setting))
                : Has(setting, "Data Source=") ? new SqliteCatalog(new SqliteConnectionStringBuilder(setting))
                : new SqliteCatalog(new() { DataSource = string.IsNullOrEmpty(setting) ? ":memory:" : setting });
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new ServiceStartException(
                $"--database: no connection string: {wrong.Message}",
                "give a SQLite file, \"Host=…;Username=…;Password=…;Database=…\" or postgres://user@host/database",
                wrong);
        }
    }

    private static bool IsPostgresUrl(string? setting) =>
        setting is not null && (setting.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            || setting.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase));

    private static bool Has(string? setting, string key) =>
        setting?.Contains(key, StringComparison.OrdinalIgnoreCase) == true;

    private static PostgresCatalog Postgres(NpgsqlConnectionStringBuilder connection)
    {
        if (!connection.ContainsKey("Timeout"))
        {
            connection.Timeout = ConnectTimeout;
        }
        return new(connection);
    }

    private static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        var user = url.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port > 0 ? url.Port : NpgsqlConnection.DefaultPort,
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Database = url.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(url.AbsolutePath[1..]) : null,
        };
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.Split('=', 2) is [var k, var v] ? (k, v) : (pair, "true");
            connection[Uri.UnescapeDataString(key)] = Uri.UnescapeDataString(value);
        }
        return connection;
    }
}
