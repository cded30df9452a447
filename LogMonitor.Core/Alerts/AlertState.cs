namespace LogMonitor.Core.Alerts;

public enum AlertState : byte
{
    Inactive = 0,
    Pending = 1,
    Firing = 2,
}
