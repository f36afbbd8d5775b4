using System.Data.Common;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Model.Queueing;
using CdnLab.Model.Redirects;
using CdnLab.Origin.Capacity;
using CdnLab.Origin.Catalog;
using CdnLab.Origin.Documents;
using CdnLab.Origin.Faults;
using CdnLab.Origin.Releases;
using CdnLab.ServiceDefaults.Series;
using Microsoft.AspNetCore.Http.Features;
using StatusCodes = Microsoft.AspNetCore.Http.StatusCodes;

namespace CdnLab.Origin.Serving;

/// <summary>Answers public requests: the rules of the release in force decide, the database and the documents fill in,
/// the workers say when.</summary>
internal sealed class OriginEndpoint(
    ReleaseSwitch releases,
    CatalogDatabase database,
    DocumentStore documents,
    WorkerPool workers,
    FaultSwitch faults,
    OriginSeries series,
    TimeProvider clock,
    ILogger<OriginEndpoint> log)
{
    public async Task AnswerAsync(HttpContext context)
    {
        if (faults.Current.Down)
        {
            context.Abort();
            return;
        }
        var at = clock.GetUtcNow();
        var rules = releases.Current;
        var (answer, outcome) = await DecideAsync(context, rules);
        series.CountRequest(at, context.Request.Headers["CdnLab-Cause"], outcome);
        if (faults.DrawError())
        {
            answer = Unavailable("fault");
        }
        var sent = await workers.ServeAsync(answer.ServiceBytes) switch
        {
            AdmissionOutcome.Rejected => Unavailable("queue full", series.Rejected),
            AdmissionOutcome.TimedOut => Unavailable("no worker in time", series.TimedOut),
            _ => answer,
        };
        sent.Counter?.Add(at);
        if (sent.Status >= 500)
        {
            series.ServerErrors.Add(at);
        }
        await sent.SendAsync(context, clock.GetUtcNow(), rules.Release.Name);
    }

    private static Answer Unavailable(string why, Counter? counter = null) => Answer.Message(
        StatusCodes.Status503ServiceUnavailable, HeaderFields.Empty, $"Service Unavailable: {why}", counter);

    private async Task<(Answer Answer, OriginOutcome? Outcome)> DecideAsync(HttpContext context, OriginRules rules)
    {
        try
        {
            return await DecideAsync(context.Request, rules);
        }
        catch (DbException failed)
        {
            log.LogError("database: {Message}", failed.Message);
            return (Unavailable("database"), null);
        }
    }

    private async Task<(Answer Answer, OriginOutcome? Outcome)> DecideAsync(HttpRequest request, OriginRules rules)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            var allow = new HeaderFields(("Allow", "GET, HEAD"));
            return (Answer.Message(405, allow, "Method Not Allowed", null), null);
        }
        // Names are matched percent-decoded, as the application behind a server gateway sees them.
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = RequestTarget.Parse(target).Path;
        var match = rules.Match(Uri.UnescapeDataString(path));
        var project = match is null ? null : await database.FindAsync(Pep503.Normalize(match.Name));
        var decision = rules.Decide(path, match, project);
        var answer = decision.Outcome switch
        {
            OriginOutcome.Document => await DocumentAsync(request, rules.Release, decision),
            OriginOutcome.Redirect => new Answer(
                decision.Status, decision.Headers.With("Location", decision.Location!), default, 0, series.Redirects),
            _ => Answer.Message(decision.Status, decision.Headers, "Not Found", series.NotFound),
        };
        return (answer, decision.Outcome);
    }

    private async Task<Answer> DocumentAsync(HttpRequest request, OriginRelease release, OriginDecision decision)
    {
        var (family, project) = (decision.Family!, decision.Project!);
        var gzip = ContentCoding.AcceptsGzip(request.Headers.AcceptEncoding);
        var document = await documents.GetAsync(family, project, decision.Version, gzip);
        var headers = release.EntityTags ? decision.Headers.With("ETag", document.EntityTag) : decision.Headers;
        if (ValidationRule.NotModified(200, headers, request.Headers.IfNoneMatch, ifModifiedSince: null))
        {
            return new(StatusCodes.Status304NotModified, headers, default, 0, series.NotModified);
        }
        headers = headers.With("Content-Type", family.ContentType);
        headers = document.IsGzip ? headers.With("Content-Encoding", "gzip") : headers;
        return new(decision.Status, headers, document.Body, family.BytesOf(project), series.Documents);
    }
}
