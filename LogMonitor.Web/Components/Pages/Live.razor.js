// The page's keys. Those that type, and those that a focused control wants for itself, are left alone.
const keys = new Set([' ', 'j', 'k', 'e', 'E', 'Enter', 'Escape', '?']);

export function attach(owner) {
  const onKey = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    if (target.closest?.('input, textarea, select, [contenteditable], .rz-dialog, .rz-dropdown-panel')) return;
    if (document.querySelector('.rz-dialog')) return;
    if (event.key === '/') {
      event.preventDefault();
      const box = document.querySelector('form[role=search] textarea');
      box?.focus();
      box?.select();
      return;
    }

    if (!keys.has(event.key)) return;
    if ((event.key === ' ' || event.key === 'Enter') && target.closest?.('button, a, [role=combobox]')) return;
    event.preventDefault();
    owner.invokeMethodAsync('OnKeyAsync', event.key, event.shiftKey);
  };

  document.addEventListener('keydown', onKey);
  return { stop: () => document.removeEventListener('keydown', onKey) };
}
