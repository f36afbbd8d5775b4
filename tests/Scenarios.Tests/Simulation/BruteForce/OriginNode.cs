using CdnLab.Model.Queueing;
using CdnLab.Model.Randomness;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>The origin: rules, workers before a queue, faults.</summary>
internal sealed class OriginNode : IUpstream
{
    private readonly RunContext _context;
    private readonly RandomStream _services;
    private readonly RandomStream _errors;
    private readonly LinkedList<(Reply Reply, AdmissionDecision Admission)> _underWay = [];
    private readonly WorkerLog _workers;
    private MultiServerQueue _queue;
    private DateTimeOffset _counted;

    public OriginNode(RunContext context)
    {
        _context = context;
        _services = context.Stream("service_times");
        _errors = context.Stream("errors");
        _counted = context.Now;
        Release = context.Rules.Release(context.Spec.Origin.Release);
        _workers = new(context, Capacity.Workers);
        _queue = NewQueue(Capacity.Workers);
    }

    public int Release { get; set; }

    public double Slowdown { get; set; } = 1;

    public double ErrorRatio { get; set; }

    /// <summary>Whether every connection is broken without an answer.</summary>
    public bool IsDown { get; set; }

    private CapacityOptions Capacity => _context.Spec.Origin.Capacity;

    private bool IsUp => _workers.Running;

    public AnswerContent Expected(Url url, bool gzip) => _context.Rules.Answer(Release, url, gzip);

    public Answer? Ask(in Ask ask, Reply reply)
    {
        if (!IsUp || IsDown)
        {
            return Answer.None;
        }
        var content = ask.IsProbe ? AnswerContent.Healthy : _context.Rules.Answer(Release, ask.Url, ask.Gzip);
        if (!ask.IsProbe)
        {
            _context.Meter.Origin(_context.Now, ask.Cause, content.Outcome == OriginOutcome.Redirect);
        }
        var fails = ErrorRatio > 0 && _errors.NextChance(ErrorRatio);
        var notModified = content.EntityTag is { } tag && tag == ask.EntityTag;
        var bytes = fails || notModified ? 0 : content.Bytes;
        var admission = _queue.Admit(
            _context.Now, ServiceTimeRule.Draw(Capacity, bytes, Slowdown, _services));
        _context.Meter.Queue(_context.Now, admission.QueueLength);
        if (admission.Outcome == AdmissionOutcome.Rejected)
        {
            _context.Meter.Rejected(_context.Now);
            return new(AnswerContent.Unavailable, _context.Now);
        }
        Serve(reply, admission, fails ? AnswerContent.Unavailable : content);
        return null;
    }

    public void Resize(int workers, TimeSpan delay)
    {
        _workers.Resize(workers, delay);
        if (IsUp)
        {
            _queue.Resize(workers, _context.Now + delay);
        }
    }

    /// <summary>Ends its process: who waits for it sees the connection break.</summary>
    public void Kill()
    {
        CountPresence();
        _workers.Stop();
        var lost = _underWay.ToList();
        _underWay.Clear();
        foreach (var (reply, admission) in lost)
        {
            CountBusy(admission);
            reply.Send(Answer.None);
        }
    }

    /// <summary>Starts it again with the release and the workers last set, and without a fault.</summary>
    public void StartAgain()
    {
        (Slowdown, ErrorRatio, IsDown) = (1, 0, false);
        _workers.StartAgain();
        _queue = NewQueue(_workers.Wanted);
        _queue.Restart(_context.Now, _context.Now);
    }

    /// <summary>Counts what is under way at the end of the run.</summary>
    public void Finish()
    {
        CountPresence();
        _workers.Account();
        foreach (var (_, admission) in _underWay)
        {
            CountBusy(admission);
        }
    }

    private MultiServerQueue NewQueue(int workers) =>
        new(workers, Capacity.QueueMax, Capacity.QueueTimeout, Capacity.ColdStart);

    private void Serve(Reply reply, AdmissionDecision admission, AnswerContent content)
    {
        CountPresence();
        CountAdmission(admission);
        var place = _underWay.AddLast((reply, admission));
        _context.Loop.AnswerAt(admission.Finish, () =>
        {
            // Otherwise it was lost with its process.
            if (place.List is not null)
            {
                CountPresence();
                _underWay.Remove(place);
                CountBusy(admission);
                var served = admission.Outcome == AdmissionOutcome.Served;
                reply.Send(new(served ? content : AnswerContent.Unavailable, _context.Now));
            }
        });
    }

    private void CountAdmission(AdmissionDecision admission)
    {
        var (totals, waits) = (_context.Totals, admission.Start > _context.Now);
        totals.QueueMet += admission.QueueLength - (waits ? 1 : 0);
        totals.SojournSeconds += (admission.Finish - _context.Now).TotalSeconds;
        if (admission.Outcome == AdmissionOutcome.TimedOut)
        {
            _context.Meter.Rejected(_context.Now);
            return;
        }
        totals.Served++;
        totals.WaitSeconds += (admission.Start - _context.Now).TotalSeconds;
    }

    private void CountPresence()
    {
        _context.Totals.AtOriginSeconds += _underWay.Count * (_context.Now - _counted).TotalSeconds;
        _counted = _context.Now;
    }

    private void CountBusy(AdmissionDecision admission)
    {
        if (admission.Outcome == AdmissionOutcome.Served)
        {
            var end = admission.Finish < _context.Now ? admission.Finish : _context.Now;
            _context.Meter.Busy(admission.Start, end);
        }
    }
}
