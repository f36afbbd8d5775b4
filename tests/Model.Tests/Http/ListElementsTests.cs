using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Http;

public sealed class ListElementsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(",, ,", "")]
    [InlineData("a", "a")]
    [InlineData(" a ,\tb\t,, c", "a|b|c")]
    [InlineData("\"a,b\",c", "\"a,b\"|c")]
    [InlineData("x=\"a\\\",b\",c", "x=\"a\\\",b\"|c")]
    [InlineData("\"open, a", "\"open, a")]
    [InlineData("\"a\\", "\"a\\")]
    public void Split_Value_GivesElements(string value, string expected) =>
        Assert.Equal(expected, string.Join('|', ListElements.Split(value)));
}
