using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CdnLab.Edge.Tests.Library;

/// <summary>The path that a pipeline sees is the one that the key was made of.</summary>
public sealed class TargetTests
{
    [Theory]
    [InlineData("/x/%2e%2e/admin/secret")]
    [InlineData("/x/.%2E/admin/secret")]
    [InlineData("/x/../admin/secret")]
    [InlineData("/./admin/secret")]
    [InlineData("/admin/x/%2e.")]
    public async Task Target_WithDotSegments_IsRefused(string target)
    {
        await using var app = await Application.StartAsync(context => context.Response.WriteAsync("secret"));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, app.Exactly(target));
            using var answer = await app.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/a%20b", "/a b")]
    [InlineData("/a%2fb", "/a%2fb")]
    [InlineData("/.a/b../...", "/.a/b../...")]
    [InlineData("//a?x=/../b", "//a")]
    public async Task Target_WithoutDotSegments_IsDecodedAsTheServerDoes(string target, string path)
    {
        string? server = null;
        await using var app = await Application.StartAsync(
            context => context.Response.WriteAsync(context.Request.Path.Value!),
            before: before => before.Use((context, next) =>
            {
                server = context.Request.Path.Value;
                return next(context);
            }));
        Assert.Equal(path, await app.Client.GetStringAsync(app.Exactly(target)));
        Assert.Equal(path, server);
    }
}
