using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Http;

public sealed class RequestTargetTests
{
    [Theory]
    [InlineData("/a", "/a", "")]
    [InlineData("/a?b", "/a", "?b")]
    [InlineData("/a?b?c", "/a", "?b?c")]
    [InlineData("/a?", "/a", "?")]
    [InlineData("/a#f?b", "/a", "")]
    [InlineData("/a?b#f", "/a", "?b")]
    [InlineData("/a%2Fb", "/a%2Fb", "")]
    public void Parse_Target_SplitsAtFirstQuestionMark(string target, string path, string query) =>
        Assert.Equal(new RequestTarget(path, query), RequestTarget.Parse(target));
}
