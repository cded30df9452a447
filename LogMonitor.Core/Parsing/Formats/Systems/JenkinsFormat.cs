using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>Jenkins: <c>2026-11-20 12:00:00.123+0000 [id=7] INFO hudson.WebAppMain#contextInitialized: started</c>. Fields: <c>thread</c>, <c>logger</c>.</summary>
internal sealed class JenkinsFormat() : LayoutFormat("jenkins", "{time} [id={thread:int}] {level} {logger:name}: {message}");
