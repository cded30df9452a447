namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>
/// The common and combined layouts of nginx, Apache and Tomcat with durations behind them, as many write them: <c>… "agent" "203.0.113.9" 0.031 0.030</c>. Fields beside those of
/// <c>access</c>: <c>forwarded_for</c>, <c>request_time_s</c> and <c>upstream_time_s</c> (nginx, seconds), <c>duration</c> (Apache's and Tomcat's <c>%D</c>, in its unit).
/// </summary>
internal sealed class TimedAccessFormat() : AccessLayoutFormat(
    "access-timed",
    "{ip:word} {:word} {user} [{time}] <<{request:quoted} {status:int} {size:word}>> {referer:quoted} {agent:quoted} {forwarded_for:quoted} {request_time_s:number}(? {upstream_time_s:word}?)",
    "{ip:word} {:word} {user} [{time}] <<{request:quoted} {status:int} {size:word}>> {referer:quoted} {agent:quoted} {request_time_s:number} {upstream_time_s:word}",
    "{ip:word} {:word} {user} [{time}] <<{request:quoted} {status:int} {size:word}>> {referer:quoted} {agent:quoted} {duration:int}",
    "{ip:word} {:word} {user} [{time}] <<{request:quoted} {status:int} {size:word}>> {referer:quoted} {agent:quoted} {request_time_s:number}",
    "{ip:word} {:word} {user} [{time}] <<{request:quoted} {status:int} {size:word}>> {duration:int}");
