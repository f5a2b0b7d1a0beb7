// A pasted text outlives a reload, Back, and the switch of the language: in this tab only, and nowhere else.

/** How long a text may be that a reload finds again; a longer one would stop the page while it is put away. */
const keptCharacters = 300_000;
/** Stands before a text in `window.name`, which the page in the other language reads. */
const mark = 'bounce:';

/**
 * Keeps the text of a field for the pages in other languages; the function that it returns keeps it for a reload: soon,
 * as it is called with every key, or at once. Whoever leaves the field may leave the page.
 */
export function keepText(field: HTMLTextAreaElement): (isAtOnce?: boolean) => void {
  for (const twin of document.querySelectorAll<HTMLElement>('[data-twin]'))
    twin.addEventListener('click', () => (window.name = field.value && `${mark}${field.value}`));
  const save = () => {
    const bounce = field.value.length > keptCharacters ? undefined : field.value;
    history.replaceState({ ...(history.state as object | null), bounce }, '');
  };
  field.addEventListener('change', save);
  let saving: number | undefined;
  return (isAtOnce = false) => {
    clearTimeout(saving);
    if (isAtOnce) save();
    else saving = window.setTimeout(save, 300);
  };
}

/** The text behind the `#` of the address; nothing where that leads to a part of the page. */
export function readFragment(): string {
  const fragment = location.hash.slice(1);
  if (document.getElementById(fragment)) return '';
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The text that the address holds, or that this tab had: in another language, or before a reload. */
export function takeKept(): string {
  const isHanded = window.name.startsWith(mark);
  const handed = isHanded ? window.name.slice(mark.length) : '';
  if (isHanded) window.name = '';
  return readFragment() || handed || ((history.state as { bounce?: string } | null)?.bounce ?? '');
}
