// The colours under the text come from the server: until they match what is typed, the text shows itself.
export function attach(field) {
  const area = field.querySelector('textarea');
  const colours = field.querySelector('.colours');

  const compare = () => {
    if (colours.textContent === area.value) delete field.dataset.behind;
    else field.dataset.behind = '';
  };

  const onKey = (event) => {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      area.form.requestSubmit();
    } else if (event.key === 'Escape') {
      area.blur();
    }
  };

  const observer = new MutationObserver(compare);
  observer.observe(colours, { childList: true, subtree: true, characterData: true });
  area.addEventListener('input', compare);
  area.addEventListener('keydown', onKey);
  compare();
  return {
    stop() {
      observer.disconnect();
      area.removeEventListener('input', compare);
      area.removeEventListener('keydown', onKey);
    },
  };
}
