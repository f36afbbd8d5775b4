using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CdnLab.Edge.Tests.Library;

/// <summary>Fields of a pipeline's answers that the server could not send with a hit.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("X-A", "a\0b")]
    [InlineData("X-A", "a\nb")]
    [InlineData("X-A", "a\u007fb")]
    [InlineData("X-A", "é")]
    [InlineData("X A", "b")]
    public async Task Field_ThatCannotBeSent_IsABadGatewayAndNotStored(string name, string value)
    {
        await using var app = await Application.StartAsync(context => AnswerAsync(context, name, value));
        for (var time = 0; time < 2; time++)
        {
            using var answer = await app.Client.GetAsync("/a");
            Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
            Assert.Contains("OriginHeadersInvalid", await answer.Content.ReadAsStringAsync());
        }

        Assert.Equal(0, app.Cache.Statistics.Responses);
    }

    [Fact]
    public async Task Field_InLatin1WhereTheServerSendsIt_IsStored()
    {
        await using var app = await Application.StartAsync(
            context => AnswerAsync(context, "X-A", "é"),
            kestrel: server => server.ResponseHeaderEncodingSelector = _ => Encoding.Latin1);
        Assert.Equal("text", await app.Client.GetStringAsync("/a"));
        Assert.Equal("text", await app.Client.GetStringAsync("/a"));
        Assert.Equal(1, app.Cache.Statistics.Responses);
    }

    [Fact]
    public async Task Field_SetAfterTheStart_ThrowsAsTheServerDoes()
    {
        await using var app = await Application.StartAsync(async context =>
        {
            await AnswerAsync(context, "X-A", "b");
            var late = Assert.Throws<InvalidOperationException>(() => context.Response.Headers["X-Late"] = "1");
            await context.Response.WriteAsync(" " + late.GetType().Name);
        });
        Assert.Equal("text InvalidOperationException", await app.Client.GetStringAsync("/a"));
    }

    private static Task AnswerAsync(HttpContext context, string name, string value)
    {
        context.Response.Headers.CacheControl = "max-age=60";
        context.Response.Headers[name] = value;
        return context.Response.WriteAsync("text");
    }
}
