using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CdnLab.ServiceDefaults.Control;

/// <summary>Answers every refused or failed control request with a <see cref="ControlError"/>.</summary>
internal sealed class ControlErrors(RequestDelegate next, JsonSerializerOptions json)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await WriteAsync(context, context.Response.StatusCode, Refused(context));
            }
        }
        catch (ControlException refused)
        {
            await WriteAsync(context, refused.Status, refused.Error);
        }
        catch (BadHttpRequestException bad)
        {
            var reason = bad.InnerException is JsonException inner ? inner.Message : bad.Message;
            await WriteAsync(context, bad.StatusCode, new(reason, "send the JSON that docs/protocol.md shows"));
        }
        catch (Exception fault) when (!context.RequestAborted.IsCancellationRequested)
        {
            Console.Error.WriteLine(fault);
            await WriteAsync(context, 500, new(fault.Message, "a bug in the service: its log has the stack trace"));
        }
    }

    private Task WriteAsync(HttpContext context, int status, ControlError error)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(error, json, context.RequestAborted);
    }

    private static ControlError Refused(HttpContext context) => context.Response.StatusCode switch
    {
        401 => new("the control token is missing or wrong", "send Authorization: Bearer with the token of this run"),
        404 => new($"there is no {context.Request.Path} here", "docs/protocol.md lists the control requests"),
        405 => new($"{context.Request.Path} does not answer {context.Request.Method}", "see docs/protocol.md"),
        415 => new("the body is not declared as JSON", "send Content-Type: application/json"),
        var status => new($"refused with status {status}", "see docs/protocol.md"),
    };
}
