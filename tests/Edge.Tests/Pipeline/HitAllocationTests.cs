using CdnLab.Edge.Pipeline;
using CdnLab.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace CdnLab.Edge.Tests.Pipeline;

/// <summary>A hit allocates nothing: what is left is what any handler allocates that sends the same fields and body.
/// </summary>
public sealed class HitAllocationTests
{
    private const int Requests = 1_000;

    [Theory]
    [InlineData("")]
    [InlineData("If-None-Match: \"1\"")]
    [InlineData("Accept-Encoding: gzip, br")]
    public async Task Hit_Repeated_AllocatesNoMoreThanSendingItsAnswer(string field)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Document(), Document());
        var context = Context(field);
        var pipeline = edge.Service<EdgePipeline>();
        await Answer(context, pipeline.InvokeAsync);
        await Answer(context, pipeline.InvokeAsync);
        Assert.StartsWith("edge; hit; ttl=", context.Response.Headers["Cache-Status"]);

        var answer = new Recorded(context.Response);
        var bare = Allocated(context, answer.SendAsync);
        var hits = Allocated(context, pipeline.InvokeAsync);
        Assert.Equal(bare, hits);
    }

    private static ScriptedResponse Document() => ScriptedResponse.Of(
        200, new string('x', 2048), "Cache-Control: max-age=60", "ETag: \"1\"", "Vary: Accept-Encoding");

    private static DefaultHttpContext Context(string field)
    {
        var context = new DefaultHttpContext();
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        (request.Method, request.RawTarget) = ("GET", "/document");
        if (field.Split(": ") is [var name, var value])
        {
            request.Headers[name] = value;
        }

        return context;
    }

    private static long Allocated(HttpContext context, RequestDelegate handler)
    {
        Run(context, handler);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(context, handler);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Run(HttpContext context, RequestDelegate handler)
    {
        for (var i = 0; i < Requests; i++)
        {
            Assert.True(Answer(context, handler).IsCompletedSuccessfully, "a hit waits for nothing");
        }
    }

    private static Task Answer(HttpContext context, RequestDelegate handler)
    {
        context.Response.Headers.Clear();
        return handler(context);
    }

    /// <summary>An answer sent again by itself.</summary>
    private sealed class Recorded(HttpResponse response)
    {
        private readonly KeyValuePair<string, StringValues>[] _fields =
            [.. response.Headers.Where(f => f.Key != "Content-Length")];

        private readonly int _status = response.StatusCode;
        private readonly byte[] _body = new byte[response.ContentLength ?? 0];

        public Task SendAsync(HttpContext context)
        {
            var again = context.Response;
            again.StatusCode = _status;
            foreach (var (name, value) in _fields)
            {
                again.Headers[name] = value;
            }

            if (_status == StatusCodes.Status304NotModified)
            {
                return Task.CompletedTask;
            }

            again.ContentLength = _body.Length;
            return again.Body.WriteAsync(_body, 0, _body.Length);
        }
    }
}
