namespace CdnLab.Edge.Tests.Safety;

/// <summary>Ranges must not make much of little, neither for the client nor at the origin.</summary>
public sealed class RangeFloodTests
{
    private const int Length = 10_000;

    [Theory]
    [InlineData("0-", 800)]
    [InlineData("0-9999", 400)]
    [InlineData("-1", 1000)]
    [InlineData("9-1", 1000)]
    [InlineData("5-5", 1000)]
    [InlineData("99999-", 800)]
    [InlineData("18446744073709551616-", 200)]
    public async Task Ranges_Many_CostNoMoreThanTheWhole(string range, int times)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable(new string('x', Length)));
        var ranges = string.Join(',', Enumerable.Repeat(range, times));
        var request = $"GET /a HTTP/1.1\r\nHost: a.test\r\nRange: bytes={ranges}\r\nConnection: close\r\n\r\n";
        for (var turn = 0; turn < 2; turn++)
        {
            using var client = await RawClient.ConnectAsync(edge.Url);
            await client.SendAsync(request);
            Assert.InRange((await client.ReadToEndAsync()).Length, 1, 2 * Length);
        }

        Assert.Equal(Length, (await edge.Client.GetStringAsync("/a")).Length);
        Assert.InRange(edge.Origin.Requests.Count, 1, 3);
    }
}
