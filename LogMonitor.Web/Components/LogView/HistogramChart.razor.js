// Dragging selects a range; the pointer reads the bucket under it. Only text is written, and only into our own two boxes.
export function attach(chart, owner) {
  const brush = chart.querySelector('.brush');
  const read = chart.querySelector('.read');
  let start = null;
  let range = null;

  const place = (event) => {
    const box = chart.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };

  const show = (event) => {
    const at = place(event);
    const labels = (chart.dataset.labels ?? '').split('\n');
    const label = labels[Math.min(labels.length - 1, Math.floor(at * labels.length))];
    read.hidden = !label;
    if (label) read.textContent = label;
    const width = read.offsetWidth;
    const total = chart.clientWidth;
    read.style.left = `${at * total + 12 + width > total ? at * total - width - 12 : at * total + 12}px`;
    if (start === null) return;
    brush.style.left = `${Math.min(start, at) * 100}%`;
    brush.style.width = `${Math.abs(at - start) * 100}%`;
  };

  const down = (event) => {
    if (event.button !== 0) return;
    start = place(event);
    // The chart moves on while one drags: what counts is what was shown when the drag began.
    range = [chart.dataset.from, chart.dataset.to];
    brush.hidden = false;
    brush.style.width = '0';
    brush.style.left = `${start * 100}%`;
    chart.setPointerCapture(event.pointerId);
  };

  const up = (event) => {
    if (start === null) return;
    const end = place(event);
    const moved = Math.abs(end - start) * chart.clientWidth;
    if (moved > 4) owner.invokeMethodAsync('SelectAsync', range[0], range[1], start, end);
    cancel();
  };

  const cancel = () => {
    start = null;
    brush.hidden = true;
  };

  const leave = () => { read.hidden = true; };

  const handlers = { pointermove: show, pointerdown: down, pointerup: up, pointercancel: cancel, pointerleave: leave };
  for (const [name, handler] of Object.entries(handlers)) chart.addEventListener(name, handler);
  return {
    stop() {
      for (const [name, handler] of Object.entries(handlers)) chart.removeEventListener(name, handler);
    },
  };
}
