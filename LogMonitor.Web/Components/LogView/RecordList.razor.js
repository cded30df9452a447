// Keeps the list at its newest record while it follows, and the reader's place while it does not.
const nearTop = 400;
const nearBottom = 24;

export function attach(scroller, owner) {
  let left = false;
  let asking = false;
  let last = 0;
  let anchor = null;

  const follows = () => scroller.dataset.following === 'true' && !left;
  const atBottom = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearBottom;
  const pin = () => { scroller.scrollTop = scroller.scrollHeight; };

  const ask = async (method) => {
    if (asking) return;
    asking = true;
    try {
      await owner.invokeMethodAsync(method);
    } finally {
      asking = false;
    }
  };

  const leave = () => {
    if (!follows() || scroller.scrollHeight <= scroller.clientHeight) return;
    left = true;
    owner.invokeMethodAsync('LeftBottomAsync');
  };

  // The first row in sight, and where it is: after rows came or went above it, it is put there again.
  const remember = () => {
    const box = scroller.getBoundingClientRect();
    const row = document.elementFromPoint(box.left + 40, box.top + 4)?.closest('[role=listitem]');
    anchor = row ? { row, top: row.getBoundingClientRect().top } : null;
  };

  const restore = () => {
    if (!anchor?.row.isConnected) return;
    const moved = anchor.row.getBoundingClientRect().top - anchor.top;
    if (moved !== 0) scroller.scrollTop += moved;
  };

  const onScroll = () => {
    const up = scroller.scrollTop < last - 2;
    last = scroller.scrollTop;
    if (follows()) {
      if (up && !atBottom()) leave();
    } else {
      remember();
      if (scroller.scrollTop < nearTop && up) ask('NearTopAsync');
      else if (atBottom()) ask('ReachedBottomAsync');
    }
  };

  const onWheel = (event) => {
    if (event.deltaY >= 0) return;
    leave();
    if (scroller.scrollTop === 0 && !follows()) ask('NearTopAsync');
  };

  const onKey = (event) => {
    if (event.target === scroller && ['PageUp', 'Home', 'ArrowUp'].includes(event.key)) leave();
  };

  // A click anywhere in a row opens it, unless text was being selected.
  const onClick = (event) => {
    const line = event.target.closest('.line');
    if (!line || event.target.closest('button, a') || !getSelection().isCollapsed) return;
    line.querySelector('button.time').click();
  };

  const onCopy = (event) => {
    const button = event.target.closest('[data-copy], [data-copy-link]');
    if (!button) return;
    const text = button.dataset.copy ?? new URL(button.dataset.copyLink, location.href).href;
    navigator.clipboard?.writeText(text).then(() => say(button, 'copied'), () => say(button, 'not allowed'));
  };

  const observer = new MutationObserver(() => {
    if (scroller.dataset.following !== 'true') left = false;
    if (follows()) pin();
    else restore();
    last = scroller.scrollTop;
    if (!follows()) remember();
  });

  observer.observe(scroller, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-following'] });
  const resized = new ResizeObserver(() => { if (follows()) pin(); });
  resized.observe(scroller);
  scroller.addEventListener('scroll', onScroll, { passive: true });
  scroller.addEventListener('wheel', onWheel, { passive: true });
  scroller.addEventListener('keydown', onKey);
  scroller.addEventListener('click', onClick);
  scroller.addEventListener('click', onCopy);
  pin();

  return {
    stop() {
      observer.disconnect();
      resized.disconnect();
      scroller.removeEventListener('scroll', onScroll);
      scroller.removeEventListener('wheel', onWheel);
      scroller.removeEventListener('keydown', onKey);
      scroller.removeEventListener('click', onClick);
      scroller.removeEventListener('click', onCopy);
    },
  };
}

// Only the list scrolls: scrollIntoView would move the page around it too.
export function place(scroller, key) {
  const row = find(scroller, key);
  if (row) scroller.scrollTop += offset(scroller, row) - (scroller.clientHeight - row.offsetHeight) / 2;
  else scroller.scrollTop = scroller.scrollHeight;
}

export function reveal(scroller, key) {
  const row = find(scroller, key);
  if (!row) return;
  const top = offset(scroller, row);
  const below = top + row.offsetHeight - scroller.clientHeight;
  if (top < 0 || row.offsetHeight > scroller.clientHeight) scroller.scrollTop += top;
  else if (below > 0) scroller.scrollTop += below;
}

function find(scroller, key) {
  return key ? scroller.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
}

function offset(scroller, row) {
  return row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
}

// The word changes for a moment; Blazor's own text node is kept, or the next render would miss it.
function say(button, word) {
  const node = button.firstChild;
  if (!node || button.dataset.saying) return;
  const before = node.data;
  button.dataset.saying = 'true';
  node.data = word;
  setTimeout(() => {
    node.data = before;
    delete button.dataset.saying;
  }, 1200);
}
