using System.Text.RegularExpressions;
using CdnLab.Model.Redirects;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Model.Tests.Redirects;

public sealed class Pep503Tests
{
    private static readonly Arbitrary<string> Names =
        Gen.Elements("aZ09-_.".ToCharArray()).ArrayOf().Select(c => new string(c)).ToArbitrary();

    [Fact]
    public void Normalize_AnyName_EqualsTheRegularExpressionOfThePep() =>
        Prop.ForAll(Names, name => Pep503.Normalize(name) == Oracle(name))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void IsNormalized_AnyName_SaysWhetherNormalizingChangesIt() =>
        Prop.ForAll(Names, name => Pep503.IsNormalized(name) == (Oracle(name) == name))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Normalize_NormalizedName_IsTheSameInstance()
    {
        var name = string.Concat("py", "openssl");

        Assert.Same(name, Pep503.Normalize(name));
    }

    private static string Oracle(string name) => Regex.Replace(name, "[-_.]+", "-").ToLowerInvariant();
}
