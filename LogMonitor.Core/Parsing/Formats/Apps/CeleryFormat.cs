using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Celery's workers: <c>[2026-11-20 12:00:00,123: INFO/ForkPoolWorker-1] Task shop.pay[8f2c…] succeeded in 0.12s: None</c>, and lines that a task logs, which have its
/// name and id before the message. Fields: <c>process</c>, <c>task</c>, <c>task_id</c>, <c>outcome</c>, <c>runtime_s</c>.
/// </summary>
internal sealed class CeleryFormat() : LayoutFormat(
    "celery",
    "[{time}: {level}/{process}] <<Task {task:name}[{task_id:hex}] {outcome:name}(? in {runtime_s:number}s?){}>>",
    "[{time}: {level}/{process}] {task:name}[{task_id:hex}]: {message}",
    "[{time}: {level}/{process}] {message}");
