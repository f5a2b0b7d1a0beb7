import type { Lang } from '../i18n/langs.ts';
import { describeParts, readQuery, readSeveral, type PartNames } from '../base/query.ts';
import { codeUrl } from '../base/urls.ts';
import type { Answer, Combobox } from './combobox.ts';

// Words need an engine and an index, a pasted bounce the decoder; they come on focus, and this file stays small.
const words = '/parts/words.js';
/** After so many milliseconds the field says that it loads, and Enter waits no longer for the name of an exact code. */
const patience = 500;
// A browser remembers for good that an address failed; with another question mark it is another one.
let tries = '';
const load = () =>
  import(/* @vite-ignore */ words + tries).catch((error: unknown) => {
    tries += '?';
    throw error;
  }) as Promise<typeof import('./words.ts')>;

/** The search field: an exact code is a hit at once and without a request. */
export class SiteSearch extends HTMLElement implements Combobox {
  pasted = '';
  asked = 0;
  mark: Combobox['mark'] = undefined;

  connectedCallback() {
    const [input, panel, list, status, again] = this.parts();
    const template = this.querySelector('template')!.content.firstElementChild!;
    let pending = Promise.resolve();
    let opens: Element | null = null;
    const print = ({ hits, note = '', isCertain = false, isPartial = false }: Answer) => {
      list.replaceChildren(
        ...hits.map(({ href, title, text = '', lang = '' }, at) => {
          const link = template.cloneNode(true) as HTMLAnchorElement;
          Object.assign(link, { href, lang, id: `hit-${at}` });
          link.firstElementChild!.append(title);
          link.append(text);
          return link;
        }),
      );
      opens = isCertain ? list.firstElementChild : null;
      status.textContent = note;
      again.hidden = !isPartial;
      panel.hidden = !hits.length && !note;
      input.setAttribute('aria-expanded', `${!panel.hidden}`);
    };
    const show = async (isSent = false) => {
      const mine = ++this.asked;
      const bare = (text: string) => text.replace(/\s/g, '');
      const value = bare(this.pasted) === bare(input.value) ? this.pasted : input.value;
      const exact = this.exact(value);
      print(exact);
      if (!value.trim()) return;
      const slow = setTimeout(() => {
        if (mine === this.asked) print({ ...exact, note: this.dataset['loading']! });
      }, patience);
      const answer = await this.ask(value, isSent);
      clearTimeout(slow);
      // An answer to what stands in the field no more is dropped.
      if (mine === this.asked) print(answer);
    };
    input.onfocus = () =>
      void load().then(
        (words) => words.enhance(this),
        () => 0,
      );
    // A field of one line swallows the line breaks.
    input.onpaste = ({ clipboardData }) => {
      this.pasted = clipboardData?.getData('text') ?? '';
    };
    input.oninput = () => (pending = show());
    again.onclick = () => {
      input.focus();
      pending = show();
    };
    this.onsubmit = async (event) => {
      event.preventDefault();
      // A code opens whatever becomes of the rest.
      await (opens ? Promise.race([pending, new Promise((done) => setTimeout(done, patience))]) : pending);
      const link = list.querySelector<HTMLElement>('[aria-selected=true]') ?? (opens as HTMLElement | null);
      if (link) link.click();
      else if (panel.hidden) await show(true);
      else this.mark?.(list.firstElementChild);
    };
    onkeydown = (event) => {
      if (
        event.key === '/'
          ? (event.target as Element).matches('input,select,textarea')
          : event.key !== 'k' || !(event.ctrlKey || event.metaKey)
      )
        return;
      event.preventDefault();
      input.focus();
    };
  }

  parts() {
    return ['input', '.hits', '[role=listbox]', '[role=status]', '.again'].map((part) =>
      this.querySelector(part),
    ) as ReturnType<Combobox['parts']>;
  }

  /** All that answers a text; less while it is typed and not yet sent. */
  async ask(text: string, isSent = true): Promise<Answer> {
    const exact = this.exact(text);
    try {
      return await (await load()).answer(text, exact, document.documentElement.lang as Lang, isSent);
    } catch {
      return { ...exact, note: this.dataset['failed']!, isPartial: true };
    }
  }

  /** What the text names by itself: codes or a subject, with class and subject in words. */
  exact(text: string): Answer {
    const { lang } = document.documentElement;
    const { replies, names: json, written, other } = this.dataset as Record<string, string>;
    const known = replies!.split(' ');
    const names = JSON.parse(json!) as PartNames;
    const asked = readQuery(text, known);
    const codes = asked.length ? asked : readSeveral(text, known);
    const hits = codes.map((code) => ({
      href: codeUrl((written?.split(' ').includes(code) === false ? other : lang) as Lang, code),
      title: code.toUpperCase(),
      text: describeParts(code, names),
    }));
    return { hits, isCertain: asked.length > 0 };
  }
}
customElements.define('site-search', SiteSearch);
