using CdnLab.Model.Workloads;
using CdnLab.Origin.Catalog;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Origin.Tests.Catalog;

public sealed class CatalogDatabaseTests(PostgresServer postgres) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cdnlab-db-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Prepare_SameOptionsAndSeedAgain_LeavesTheRows(string kind)
    {
        var setting = await SettingAsync(kind, "again");
        Assert.True(await PrepareAsync(setting, seed: 1));
        Assert.False(await PrepareAsync(setting, seed: 1));
        await using var database = CatalogAddress.Open(setting);
        Assert.Equal(Catalogue.Create(Origins.Options.Catalogue, 1).Projects[10], await FindAsync(database, 1));
        Assert.True(await PrepareAsync(setting, seed: 2));
        Assert.Equal(Catalogue.Create(Origins.Options.Catalogue, 2).Projects[10], await FindAsync(database, 2));
        Assert.Null(await database.FindAsync("no-such-project"));
        Assert.Empty(await database.FilesAsync("no-such-project"));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Prepare_ThatFailsHalfWay_LeavesWhatWasThere(string kind)
    {
        var setting = await SettingAsync(kind, "half_way");
        await PrepareAsync(setting, seed: 1);
        await using var database = CatalogAddress.Open(setting);
        var twice = Origins.Options.Catalogue with { Named = ["twice", "Twice"] };
        await Assert.ThrowsAsync<ArgumentException>(() => database.PrepareAsync(twice, 1, CancellationToken.None));
        Assert.False(await PrepareAsync(setting, seed: 1));
    }

    [Fact]
    public async Task Origin_OnSqliteAndOnPostgres_SendsTheSameBytes()
    {
        await using var inMemory = await OnAsync(":memory:");
        await using var inFile = await OnAsync(await SettingAsync("sqlite", "bytes"));
        await using var onPostgres = await OnAsync(await SettingAsync("postgres", "bytes"));
        foreach (var project in Origins.Catalogue.Projects)
        {
            foreach (var path in new[] { "/pypi/{0}/json", "/pypi/{0}/1.0/json", "/simple/{0}/" })
            {
                var url = string.Format(null, path, project.Normalized);
                foreach (var coding in new[] { "identity", "gzip" })
                {
                    var expected = await ExchangeAsync(inMemory, url, coding);
                    Assert.StartsWith("200 ", expected);
                    Assert.Equal(expected, await ExchangeAsync(inFile, url, coding));
                    Assert.Equal(expected, await ExchangeAsync(onPostgres, url, coding));
                }
            }
        }
    }

    [Fact]
    public async Task Origin_WhosePostgresFails_Is503UntilItIsBack()
    {
        var setting = await SettingAsync("postgres", "failing");
        await using var origin = await OnAsync(setting);
        await ExecuteAsync(setting, "ALTER TABLE cdnlab_project RENAME TO away");
        using var failed = await origin.AskAsync("/pypi/requests/json");
        Assert.Equal(503, (int)failed.StatusCode);
        Assert.Equal(1, await origin.SumAsync("server_errors"));
        await ExecuteAsync(setting, "ALTER TABLE away RENAME TO cdnlab_project");
        using var recovered = await origin.AskAsync("/pypi/requests/json");
        Assert.Equal(200, (int)recovered.StatusCode);
    }

    private static async Task<bool> PrepareAsync(string setting, ulong seed)
    {
        await using var database = CatalogAddress.Open(setting);
        return await database.PrepareAsync(Origins.Options.Catalogue, seed, CancellationToken.None);
    }

    private static Task<Project?> FindAsync(CatalogDatabase database, ulong seed) =>
        database.FindAsync(Catalogue.Create(Origins.Options.Catalogue, seed).Projects[10].Normalized);

    private static Task<LiveService> OnAsync(string setting) => LiveService.StartAsync(
        OriginService.Definition, null, ("config", Origins.ConfigPath), ("release", "after"), ("database", setting));

    private static async Task<string> ExchangeAsync(LiveService origin, string path, string coding)
    {
        using var response = await origin.AskAsync(path, null, ("Accept-Encoding", coding));
        var body = Convert.ToBase64String(await response.Content.ReadAsByteArrayAsync());
        return $"{(int)response.StatusCode} {string.Join('\n', response.Fields())}\n{body}";
    }

    private static async Task ExecuteAsync(string setting, string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(setting);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> SettingAsync(string kind, string name) =>
        kind == "sqlite" ? Path.Combine(_folder, name + ".db") : await postgres.CreateDatabaseAsync(name);
}
