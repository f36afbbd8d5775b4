namespace CdnLab.ServiceDefaults.Control;

/// <summary>Thrown by a control endpoint that refuses a request; answered as JSON with this status.</summary>
public sealed class ControlException(int status, string error, string fix) : Exception(error)
{
    public int Status => status;

    public ControlError Error => new(Message, fix);
}
