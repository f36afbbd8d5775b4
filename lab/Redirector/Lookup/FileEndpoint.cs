using CdnLab.Model.Redirects;
using CdnLab.Redirector.Configuration;
using CdnLab.ServiceDefaults.Series;

namespace CdnLab.Redirector.Lookup;

/// <summary>Answers public requests, and counts them at the lab time of their arrival.</summary>
internal sealed class FileEndpoint(
    RedirectorOptions options, FileLookup lookup, TimeProvider clock, SeriesRecorder series)
{
    private static readonly FileAnswer NoSuchPath = new(FileOutcome.NotFound, 404, null, "no legacy file URL");

    private readonly Template _path = Template.Parse(options.Path);
    private readonly Counter _requests = series.Counter("requests");
    private readonly Counter _wireRequests = series.Counter("wire_requests");
    private readonly Dictionary<FileOutcome, Counter> _outcomes = new()
    {
        [FileOutcome.Found] = series.Counter("ok"),
        [FileOutcome.NotFound] = series.Counter("not_found"),
        [FileOutcome.Looped] = series.Counter("looped"),
        [FileOutcome.ServerError] = series.Counter("server_error"),
    };

    public async Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return;
        }
        var at = clock.GetUtcNow();
        _requests.Add(at);
        var answer = FileUrl.Read(_path, context.Request.Path.Value ?? "/") is { } wanted
            ? await lookup.FindAsync(wanted, () => _wireRequests.Add(clock.GetUtcNow()))
            : NoSuchPath;
        _outcomes[answer.Outcome].Add(at);
        await SendAsync(context, answer);
    }

    private async Task SendAsync(HttpContext context, FileAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Location is { } location)
        {
            context.Response.Headers.Location = location;
            foreach (var (name, value) in options.FoundHeaders)
            {
                context.Response.Headers[name] = value;
            }
            return;
        }
        context.Response.ContentType = "text/plain";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(answer.Reason + "\n");
        }
    }
}
