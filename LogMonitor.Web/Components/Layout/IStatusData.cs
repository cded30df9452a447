using LogMonitor.Core.Sources;
using LogMonitor.Web.Components.Alerts;

namespace LogMonitor.Web.Components.Layout;

/// <summary>How the program itself is doing. Each answer is a snapshot from memory and cheap enough to ask for every second.</summary>
public interface IStatusData
{
    LogStatus Status();

    IReadOnlyList<SourceStatus> Sources();

    AlertsSnapshot Alerts();
}
