using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Http;

public sealed class TargetedDirectivesParserTests
{
    [Theory]
    [InlineData("max-age=60", 60)]
    [InlineData("  max-age=60  ", 60)]
    [InlineData("public,\tmax-age=60", 60)]
    [InlineData("max-age=60;ext=\"a,b\", must-revalidate", 60)]
    [InlineData("max-age=1, max-age=60", 60)]
    [InlineData("foobar, a=(1 \"b\" c);d, e=:YQ==:, f=-1.5, max-age=60", 60)]
    [InlineData("max-age=99999999999", 2147483648)]
    public void Parse_Dictionary_GivesMaxAge(string value, long seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), TargetedDirectivesParser.Parse(value)?.MaxAge);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("max-age=60,")]
    [InlineData("max-age=60,,public")]
    [InlineData("Max-Age=60")]
    [InlineData("max-age =60")]
    [InlineData("max-age= 60")]
    [InlineData("max-age=60, &&&&&")]
    [InlineData("max-age=60, a=\"open")]
    [InlineData("max-age=60, a=\"\\n\"")]
    [InlineData("max-age=1234567890123456")]
    public void Parse_NoDictionary_IsPassedOver(string? value) => Assert.Null(TargetedDirectivesParser.Parse(value));

    [Theory]
    [InlineData("max-age=\"60\"")]
    [InlineData("max-age=60.0")]
    [InlineData("max-age=-1")]
    [InlineData("max-age")]
    public void Parse_LifetimeOfAnotherType_IsNotConsumed(string value)
    {
        var directives = TargetedDirectivesParser.Parse(value)!;

        Assert.Equal((null, true), (directives.MaxAge, directives.InvalidLifetime));
    }

    [Theory]
    [InlineData("no-store", true)]
    [InlineData("no-store=?1", true)]
    [InlineData("no-store=?0", false)]
    [InlineData("no-store, no-store=?0", false)]
    [InlineData("none", false)]
    public void Parse_Flag_IsABoolean(string value, bool expected)
    {
        var directives = TargetedDirectivesParser.Parse(value)!;

        Assert.Equal((expected, true), (directives.NoStore, directives.Any));
    }

    [Fact]
    public void Parse_QualifiedNoCache_NamesItsFields() =>
        Assert.Equal(["X-A", "X-B"], TargetedDirectivesParser.Parse("no-cache=\"X-A, X-B\"")!.UnstorableFields);
}
