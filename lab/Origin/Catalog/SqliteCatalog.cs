using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CdnLab.Origin.Catalog;

/// <summary>The catalogue in SQLite: a file, or memory that lives as long as this object.</summary>
public sealed class SqliteCatalog : CatalogDatabase
{
    private static int s_memoryNumber;

    private readonly SqliteConnection? _memory;

    public SqliteCatalog(SqliteConnectionStringBuilder connection)
    {
        Description = $"SQLite '{connection.DataSource}'";
        if (connection.DataSource == ":memory:")
        {
            // Every connection to ":memory:" is a database of its own; a named shared one lives while one is open.
            connection.DataSource = $"cdnlab-{Interlocked.Increment(ref s_memoryNumber)}";
            connection.Mode = SqliteOpenMode.Memory;
            connection.Cache = SqliteCacheMode.Shared;
            _memory = new SqliteConnection(connection.ConnectionString);
            _memory.Open();
        }
        Source = SqliteFactory.Instance.CreateDataSource(connection.ConnectionString);
    }

    public override string Description { get; }

    protected override DbDataSource Source { get; }

    protected override string TableCount => "SELECT count(*) FROM sqlite_master WHERE name = 'cdnlab_catalogue'";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection(Source.ConnectionString));
        await (_memory?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>A transaction of SQLite that may write is alone by itself.</summary>
    protected override Task LockAsync(DbTransaction transaction, CancellationToken cancellation) => Task.CompletedTask;

    protected override async Task WriteAsync(
        DbTransaction transaction,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object[]> rows,
        CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) "
            + $"VALUES ({string.Join(", ", columns.Select(c => "@" + c))})";
        var parameters = columns.Select(c => Bind(command, c, null)).ToArray();
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i];
            }
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
