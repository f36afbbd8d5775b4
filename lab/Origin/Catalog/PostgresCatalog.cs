using System.Data.Common;
using Npgsql;

namespace CdnLab.Origin.Catalog;

/// <summary>The catalogue in PostgreSQL, filled by COPY.</summary>
public sealed class PostgresCatalog(NpgsqlConnectionStringBuilder connection) : CatalogDatabase
{
    private const long LockNumber = 0x63646E6C6162;

    public override string Description { get; } =
        $"PostgreSQL '{connection.Database ?? connection.Username}' at {connection.Host}:{connection.Port}";

    protected override DbDataSource Source { get; } = NpgsqlDataSource.Create(connection);

    protected override string TableCount =>
        "SELECT count(*) FROM pg_tables WHERE tablename = 'cdnlab_catalogue' AND schemaname = current_schema()";

    protected override Task LockAsync(DbTransaction transaction, CancellationToken cancellation) =>
        ExecuteAsync(transaction, $"SELECT pg_advisory_xact_lock({LockNumber})", cancellation);

    protected override async Task WriteAsync(
        DbTransaction transaction,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object[]> rows,
        CancellationToken cancellation)
    {
        var target = (NpgsqlConnection)transaction.Connection!;
        await using var copy = await target.BeginBinaryImportAsync(
            $"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var row in rows)
        {
            await copy.WriteRowAsync(cancellation, row);
        }
        await copy.CompleteAsync(cancellation);
    }
}
