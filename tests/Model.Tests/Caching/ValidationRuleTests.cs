using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class ValidationRuleTests
{
    private const string Then = "Fri, 10 Jun 2022 10:00:00 GMT";
    private const string Before = "Fri, 10 Jun 2022 09:59:59 GMT";

    [Theory]
    [InlineData("\"1\"", null, true)]
    [InlineData("W/\"1\"", null, true)]
    [InlineData("\"0\", \"1\"", null, true)]
    [InlineData("*", null, true)]
    [InlineData("\"2\"", null, false)]
    [InlineData("\"2\"", Then, false)]
    [InlineData(null, Then, true)]
    [InlineData(null, Before, false)]
    [InlineData(null, "yesterday", false)]
    [InlineData(null, null, false)]
    public void NotModified_Condition_IsMetByTheStoredResponse(string? match, string? since, bool expected)
    {
        var stored = new HeaderFields(("ETag", "\"1\""), ("Last-Modified", Then));

        Assert.Equal(expected, ValidationRule.NotModified(200, stored, match, since));
    }

    [Fact]
    public void NotModified_NoLastModified_ComparesWithDate() =>
        Assert.True(ValidationRule.NotModified(200, new HeaderFields(("Date", Then)), null, Then));

    [Fact]
    public void NotModified_OtherStatus_IsFalse() =>
        Assert.False(ValidationRule.NotModified(404, new HeaderFields(("ETag", "\"1\"")), "\"1\"", null));

    [Fact]
    public void ConditionalFields_BothValidators_AreSent()
    {
        var stored = Responses.Stored() with
        {
            Headers = new HeaderFields(("ETag", "W/\"1\""), ("Last-Modified", Then)),
        };

        Assert.Equal(
            [new HeaderField("If-None-Match", "W/\"1\""), new HeaderField("If-Modified-Since", Then)],
            ValidationRule.ConditionalFields(stored));
    }

    [Fact]
    public void Freshen_NotModified_ReplacesByNameAndKeepsTheContentsOwn()
    {
        var stored = new HeaderFields(
            ("Content-Type", "application/json"),
            ("Content-Length", "12"),
            ("Cache-Control", "max-age=1"),
            ("X-Kept", "a"),
            ("Age", "500"));
        var notModified = new HeaderFields(
            ("cache-control", "max-age=2"), ("cache-control", "public"), ("Content-Length", "0"), ("X-New", "b"));

        var freshened = ValidationRule.Freshen(stored, notModified);

        Assert.Equal(
            "Content-Type=application/json|Content-Length=12|X-Kept=a"
                + "|cache-control=max-age=2|cache-control=public|X-New=b",
            string.Join('|', freshened.Select(f => f.Name + "=" + f.Value)));
    }
}
