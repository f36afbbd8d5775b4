using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CdnLab.Purger.Tests;

/// <summary>A purge API in the form of Fastly's on loopback, which keeps the limits of the real one and a record of
/// what it accepted: at most 256 keys a call and 1,024 bytes a key, so many calls in a row, a token.</summary>
internal sealed class PurgeApiStub : IAsyncDisposable
{
    public const string Token = "the token of this test";
    public const string Service = "service1";
    private const int KeysMax = 256;
    private const int KeyBytesMax = 1024;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<IReadOnlyList<string>> _accepted = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private int _calls;
    private int _spent;

    private PurgeApiStub(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    /// <summary>Keys of each accepted call, in order; <c>*</c>: everything.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Accepted => [.. _accepted];

    /// <summary>All keys that were accepted, as often as they were.</summary>
    public IReadOnlyList<string> Keys => [.. _accepted.SelectMany(keys => keys)];

    /// <summary>Every request: method, path, soft or not.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Answers the call of a number, from 1, in its own way; null: as the API does.</summary>
    public Func<int, Func<HttpContext, Task>?> Script { get; set; } = _ => null;

    /// <summary>Time that each call takes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Calls until the quota is used up; then 429 for a while.</summary>
    public int CallsMax { get; set; } = int.MaxValue;

    /// <summary>Seconds that a call beyond the quota is told to wait, after which it is filled.</summary>
    public int RetryAfter { get; set; } = 1;

    public static async Task<PurgeApiStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new PurgeApiStub(app);
        app.Run(stub.AnswerAsync);
        await app.StartAsync();
        return stub;
    }

    /// <summary>Answers with a status, a text and fields such as <c>Retry-After: 1</c>.</summary>
    public static Func<HttpContext, Task> Status(int status, string text = "", params string[] fields) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var field in fields)
        {
            var parts = field.Split(": ", 2);
            context.Response.Headers[parts[0]] = parts[1];
        }
        return context.Response.WriteAsync(text);
    };

    /// <summary>Never answers.</summary>
    public static Task Never(HttpContext context) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
            .ContinueWith(_ => { }, TaskScheduler.Default);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var soft = request.Headers["Fastly-Soft-Purge"] == "1";
        _requests.Enqueue($"{request.Method} {request.Path}{(soft ? " soft" : "")}");
        if (Script(Interlocked.Increment(ref _calls)) is { } answer)
        {
            await answer(context);
        }
        else if (request.Headers["Fastly-Key"] != Token)
        {
            await Status(401, """{"msg":"Provided credentials are missing or invalid"}""")(context);
        }
        else if (Interlocked.Increment(ref _spent) > CallsMax)
        {
            await ThrottleAsync(context);
        }
        else if (await KeysOfAsync(request) is not { } keys)
        {
            await Status(404, """{"msg":"Record not found"}""")(context);
        }
        else if (keys.Count is 0 or > KeysMax || keys.Any(key => key.Length is 0 or > KeyBytesMax)
            || (soft && keys is ["*"]))
        {
            await Status(400, """{"msg":"Bad request"}""")(context);
        }
        else
        {
            await Task.Delay(Delay, TimeProvider.System);
            _accepted.Enqueue(keys);
            await Status(200, """{"status":"ok"}""")(context);
        }
    }

    // The quota is full again when the wait is over.
    private Task ThrottleAsync(HttpContext context)
    {
        _ = Task.Delay(TimeSpan.FromSeconds(RetryAfter) * 0.9, TimeProvider.System)
            .ContinueWith(_ => Interlocked.Exchange(ref _spent, 0), TaskScheduler.Default);
        return Status(
            429, """{"msg":"Too many requests"}""", $"Retry-After: {RetryAfter}", "Fastly-RateLimit-Remaining: 0")(
            context);
    }

    private static async Task<IReadOnlyList<string>?> KeysOfAsync(HttpRequest request)
    {
        var path = request.Path.Value!;
        var service = $"/service/{Service}/";
        if (request.Method != "POST" || !(path.StartsWith(service, StringComparison.Ordinal) || IsOfUrl(path)))
        {
            return null;
        }
        if (IsOfUrl(path))
        {
            return [path["/purge/".Length..]];
        }
        return path[service.Length..] switch
        {
            "purge_all" => ["*"],
            "purge" => await BodyAsync(request),
            var rest when rest.StartsWith("purge/", StringComparison.Ordinal) => [rest["purge/".Length..]],
            _ => null,
        };

        static bool IsOfUrl(string path) => path.StartsWith("/purge/", StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> BodyAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        return [.. body.RootElement.GetProperty("surrogate_keys").EnumerateArray().Select(key => key.GetString()!)];
    }
}
