/** A page that answers a query. */
export interface Hit {
  href: string;
  title: string;
  text?: string | undefined;
  /** The language of the page, where it is not that of this one. */
  lang?: string;
}
/** What a query leads to, and a line that says it. */
export interface Answer {
  hits: Hit[];
  note?: string;
  /** Whether the first hit is what was asked for, so that Enter opens it; otherwise Enter marks the best hit. */
  isCertain?: boolean;
  /** Says that the code in the text is known to nobody. */
  unknown?: string;
  /** Whether a part was missing that could be loaded if it were tried again; `note` says which. */
  isPartial?: boolean;
}

/** A search field with a list of hits. */
export interface Combobox extends HTMLElement {
  /** The field, the panel below it, and in it the list of hits, the line that counts them, and the button that asks again. */
  parts(): [input: HTMLInputElement, panel: HTMLElement, list: HTMLElement, status: HTMLElement, again: HTMLElement];
  /** What was pasted: a field of one line swallows the line breaks. */
  pasted: string;
  /** Marks a hit as the one that Enter opens, or none. */
  mark: ((option: Element | null) => void) | undefined;
  /** Counts the questions: only the answer to the last is shown, and none once the field is closed. */
  asked: number;
}

/** The keys of a combobox (ARIA Authoring Practices), once for each field. */
export function enhance(field: Combobox) {
  const [input, panel, list] = field.parts();
  if (input.onkeydown) return;
  const marked = () => list.querySelector('[aria-selected=true]');
  const mark = (option: Element | null) => {
    for (const other of list.children) other.setAttribute('aria-selected', String(other === option));
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  field.mark = mark;
  const close = () => {
    field.asked++;
    panel.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(null);
  };
  new MutationObserver(() => mark(null)).observe(list, { childList: true });
  input.onkeydown = (event) => {
    const { key } = event;
    if (key === 'Escape') close();
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
    event.preventDefault();
    if (panel.hidden && list.childElementCount > 0) {
      panel.hidden = false;
      input.setAttribute('aria-expanded', 'true');
    }
    mark(
      key === 'ArrowDown'
        ? (marked()?.nextElementSibling ?? list.firstElementChild)
        : (marked()?.previousElementSibling ?? list.lastElementChild),
    );
  };
  field.addEventListener('focusout', ({ relatedTarget }) => {
    if (!field.contains(relatedTarget as Node)) close();
  });
}
