using System.IO.Pipelines;
using CdnLab.Model.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CdnLab.Edge.Fetching;

/// <summary>The response of a pipeline, read while it is written.</summary>
internal sealed class CapturedResponse : HttpResponseFeature, IHttpResponseBodyFeature
{
    private readonly Pipe _pipe = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stack<(Func<object, Task> Callback, object State)> _starting = new();
    private readonly Stack<(Func<object, Task> Callback, object State)> _completed = new();
    private readonly StartingWriter _writer;
    private Stream? _stream;

    public CapturedResponse()
    {
        _writer = new(_pipe.Writer, StartAsync);
        Sent = _pipe.Reader.AsStream();
    }

    /// <summary>Done when status and fields stand fast; fails as the pipeline fails before that.</summary>
    public Task Started => _started.Task;

    /// <summary>The status that it started with; 0 before.</summary>
    public int Status { get; private set; }

    /// <summary>The fields that it started with, without those of the connection.</summary>
    public HeaderFields Fields { get; private set; } = HeaderFields.Empty;

    public long? ContentLength { get; private set; }

    /// <summary>The body as it is written.</summary>
    public Stream Sent { get; }

    public override bool HasStarted => _started.Task.IsCompleted;

    public PipeWriter Writer => _writer;

    public Stream Stream => _stream ??= _writer.AsStream(leaveOpen: true);

    public override void OnStarting(Func<object, Task> callback, object state) => _starting.Push((callback, state));

    public override void OnCompleted(Func<object, Task> callback, object state) => _completed.Push((callback, state));

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        while (_starting.TryPop(out var starting))
        {
            await starting.Callback(starting.State);
        }

        if (!HasStarted)
        {
            Fix();
            _started.TrySetResult();
        }
    }

    public async Task CompleteAsync()
    {
        await StartAsync();
        await _pipe.Writer.CompleteAsync();
    }

    public void DisableBuffering()
    {
    }

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

    /// <summary>The pipeline failed: before the start there is no answer, after it the body breaks off.</summary>
    public void Fail(Exception failed)
    {
        _started.TrySetException(failed);
        _pipe.Writer.Complete(new IOException("the pipeline failed", failed));
    }

    /// <summary>Runs what was to run after all, the last first, and tells what of it failed.</summary>
    public async Task EndAsync(Action<Exception> failed)
    {
        while (_completed.TryPop(out var completed))
        {
            try
            {
                await completed.Callback(completed.State);
            }
            catch (Exception failure)
            {
                failed(failure);
            }
        }
    }

    public void Abandon() => _pipe.Reader.Complete();

    /// <summary>The pipeline goes on beside whoever reads the answer.</summary>
    private void Fix()
    {
        if (Headers is HeaderDictionary headers)
        {
            headers.IsReadOnly = true;
        }

        var listed = ConnectionFields.Listed(Headers.Connection);
        (Status, ContentLength) = (StatusCode, Headers.ContentLength);
        Fields = new(Headers.Where(line => !ConnectionFields.IsOne(line.Key, listed))
            .SelectMany(line => line.Value.Select(value => new HeaderField(line.Key, value ?? ""))));
    }
}
