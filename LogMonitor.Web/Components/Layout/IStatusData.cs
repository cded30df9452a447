using LogMonitor.Web.Components.Alerts;
using LogMonitor.Web.Components.Sources;

namespace LogMonitor.Web.Components.Layout;

/// <summary>How the program itself is doing. Each answer is a snapshot from memory and cheap enough to ask for every second.</summary>
public interface IStatusData
{
    LogStatus Status();

    IReadOnlyList<SourceRow> Sources();

    AlertsSnapshot Alerts();
}
