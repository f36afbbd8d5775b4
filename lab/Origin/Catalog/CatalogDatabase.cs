using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using CdnLab.Model;
using CdnLab.Model.Workloads;

namespace CdnLab.Origin.Catalog;

/// <summary>The database behind the origin: every request reads it. SQL is what SQLite and PostgreSQL share; how a
/// table is filled fast is theirs.</summary>
public abstract class CatalogDatabase : IAsyncDisposable
{
    /// <summary>Part of the fingerprint: raise it when the tables or the rows made for a project change.</summary>
    private const int SchemaVersion = 1;

    private const string Schema = """
        DROP TABLE IF EXISTS cdnlab_catalogue;
        DROP TABLE IF EXISTS cdnlab_project;
        DROP TABLE IF EXISTS cdnlab_file;
        CREATE TABLE cdnlab_catalogue (fingerprint TEXT NOT NULL);
        CREATE TABLE cdnlab_project (normalized TEXT PRIMARY KEY, name TEXT NOT NULL, rank INTEGER NOT NULL,
            versions INTEGER NOT NULL, document_bytes INTEGER NOT NULL);
        CREATE TABLE cdnlab_file (project TEXT NOT NULL, position INTEGER NOT NULL, version TEXT NOT NULL,
            file_name TEXT NOT NULL, package_type TEXT NOT NULL, python_version TEXT NOT NULL, bytes INTEGER NOT NULL,
            sha256 TEXT NOT NULL, uploaded_at TEXT NOT NULL, PRIMARY KEY (project, position));
        """;

    /// <summary>Kind and place of the database, without secrets.</summary>
    public abstract string Description { get; }

    protected abstract DbDataSource Source { get; }

    /// <summary>Fills the database with the catalogue of these options, in one transaction; does nothing when it holds
    /// that catalogue already. Says whether it was filled.</summary>
    public async Task<bool> PrepareAsync(CatalogueOptions options, ulong seed, CancellationToken cancellation)
    {
        var fingerprint = Fingerprint(options, seed);
        await using var connection = await Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await LockAsync(transaction, cancellation);
        if (await StoredFingerprintAsync(transaction, cancellation) == fingerprint)
        {
            return false;
        }
        await ExecuteAsync(transaction, Schema, cancellation);
        var projects = Catalogue.Create(options, seed).Projects;
        await WriteAsync(
            transaction,
            "cdnlab_project",
            ["normalized", "name", "rank", "versions", "document_bytes"],
            projects.Select(p => new object[] { p.Normalized, p.Name, p.Rank, p.Versions, p.DocumentBytes }),
            cancellation);
        await WriteAsync(
            transaction,
            "cdnlab_file",
            [
                "project", "position", "version", "file_name", "package_type", "python_version", "bytes", "sha256",
                "uploaded_at",
            ],
            projects.SelectMany(p => ReleaseFile.Of(p).Select((f, i) => new object[]
            {
                p.Normalized, i, f.Version, f.FileName, f.PackageType, f.PythonVersion, f.Bytes, f.Sha256, f.UploadedAt,
            })),
            cancellation);
        await WriteAsync(transaction, "cdnlab_catalogue", ["fingerprint"], [[fingerprint]], cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>The project of a normalised name, or null.</summary>
    public async Task<Project?> FindAsync(string normalized)
    {
        await using var command = Source.CreateCommand(
            "SELECT rank, name, versions, document_bytes FROM cdnlab_project WHERE normalized = @normalized");
        Bind(command, "normalized", normalized);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new Project(row.GetInt32(0), row.GetString(1), normalized, row.GetInt32(2), row.GetInt32(3))
            : null;
    }

    /// <summary>The files of a project, oldest release first.</summary>
    public async Task<IReadOnlyList<ReleaseFile>> FilesAsync(string normalized)
    {
        await using var command = Source.CreateCommand(
            "SELECT version, file_name, package_type, python_version, bytes, sha256, uploaded_at FROM cdnlab_file "
            + "WHERE project = @project ORDER BY position");
        Bind(command, "project", normalized);
        await using var row = await command.ExecuteReaderAsync();
        var files = new List<ReleaseFile>();
        while (await row.ReadAsync())
        {
            files.Add(new(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                row.GetInt32(4),
                row.GetString(5),
                row.GetString(6)));
        }
        return files;
    }

    /// <summary>One trivial query, as a health check makes it.</summary>
    public async Task PingAsync(CancellationToken cancellation)
    {
        await using var command = Source.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancellation);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Holds off other origins that fill the same database, until the transaction ends.</summary>
    protected abstract Task LockAsync(DbTransaction transaction, CancellationToken cancellation);

    /// <summary>Whether the catalogue's tables exist.</summary>
    protected abstract string TableCount { get; }

    protected abstract Task WriteAsync(
        DbTransaction transaction,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object[]> rows,
        CancellationToken cancellation);

    protected static async Task<object?> ExecuteAsync(
        DbTransaction transaction, string sql, CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellation);
    }

    protected static DbParameter Bind(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private static string Fingerprint(CatalogueOptions options, ulong seed) => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { SchemaVersion, options, seed }, ModelJson.Options)));

    private async Task<string?> StoredFingerprintAsync(DbTransaction transaction, CancellationToken cancellation) =>
        await ExecuteAsync(transaction, TableCount, cancellation) is 1L
            ? (string?)await ExecuteAsync(transaction, "SELECT fingerprint FROM cdnlab_catalogue", cancellation)
            : null;
}
