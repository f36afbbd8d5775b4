using CdnLab.Origin.Catalog;
using CdnLab.ServiceDefaults.Hosting;
using Xunit;

namespace CdnLab.Origin.Tests.Catalog;

public sealed class CatalogAddressTests
{
    [Theory]
    [InlineData(null, "SQLite ':memory:'")]
    [InlineData("", "SQLite ':memory:'")]
    [InlineData("run/catalog.db", "SQLite 'run/catalog.db'")]
    [InlineData("Data Source=a.db;Cache=Private", "SQLite 'a.db'")]
    [InlineData("Host=db.example;Username=lab;Database=cat;Password=secret", "PostgreSQL 'cat' at db.example:5432")]
    [InlineData("host=db.example;Port=6000;Username=lab", "PostgreSQL 'lab' at db.example:6000")]
    [InlineData("postgres://lab:secret@db.example:6000/cat?sslmode=disable", "PostgreSQL 'cat' at db.example:6000")]
    [InlineData("postgresql://lab@db.example/cat", "PostgreSQL 'cat' at db.example:5432")]
    public async Task Open_Setting_NamesTheDatabaseWithoutItsPassword(string? setting, string description)
    {
        await using var database = CatalogAddress.Open(setting);
        Assert.Equal(description, database.Description);
    }

    [Theory]
    [InlineData("Host=db;Prot=5432")]
    [InlineData("Host=db;Port=many")]
    [InlineData("Data Source=a.db;Mode=Sideways")]
    [InlineData("postgres://db/cat?colour=red")]
    [InlineData("postgres://")]
    public void Open_NoConnectionString_TellsTheForms(string setting)
    {
        var failure = Assert.Throws<ServiceStartException>(() => CatalogAddress.Open(setting));
        Assert.Contains("postgres://", failure.Fix);
    }
}
