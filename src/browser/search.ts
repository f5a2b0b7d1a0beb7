import type { Lang } from '../i18n/langs.ts';
import { describeParts, readQuery } from '../base/query.ts';
import { codeUrl } from '../base/urls.ts';

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
  /** Says that the code in the text is known to nobody. */
  unknown?: string;
}

// Words need an engine and an index, a pasted bounce the decoder; they come on focus, and this file stays small.
interface Words {
  enhance(search: SiteSearch): void;
  answer(text: string, exact: Hit[], of?: Lang): Promise<Answer>;
}
const load = (): Promise<Words> =>
  import(/* @vite-ignore */ import.meta.env.DEV ? '/src/browser/words.ts' : '/words.js');

/** The search field, a combobox (ARIA Authoring Practices): an exact code is a hit at once and without a request. */
export class SiteSearch extends HTMLElement {
  /** What was pasted: a field of one line swallows the line breaks. */
  pasted = '';
  /** Counts the questions: only the answer to the last is shown, and none once the field is closed. */
  asked = 0;

  connectedCallback() {
    const [input, panel, list, status] = this.parts();
    let pending = Promise.resolve();
    const print = ({ hits, note = '' }: Answer) => {
      list.replaceChildren(
        ...hits.map(({ href, title, text = '', lang = '' }, at) => {
          const link = document.createElement('a');
          Object.assign(link, { href, lang, id: `hit-${at}`, tabIndex: -1 });
          link.setAttribute('role', 'option');
          const name = document.createElement('b');
          name.append(title);
          link.append(name, text);
          return link;
        }),
      );
      status.textContent = note;
      panel.hidden = !hits.length && !note;
      input.setAttribute('aria-expanded', `${!panel.hidden}`);
    };
    const show = async () => {
      const mine = ++this.asked;
      const bare = (text: string) => text.replace(/\s/g, '');
      const value = bare(this.pasted) === bare(input.value) ? this.pasted : input.value;
      const hits = this.exact(value);
      print({ hits });
      // Digits alone are a code that is still being typed.
      if (!hits.length && !/\p{L}/u.test(value)) return;
      const answer = await this.ask(value);
      // An answer to what stands in the field no more is dropped.
      if (mine === this.asked) print(answer);
    };
    input.onfocus = () =>
      void load().then(
        (words) => words.enhance(this),
        () => 0,
      );
    input.oninput = () => (pending = show());
    this.onsubmit = async (event) => {
      event.preventDefault();
      await pending;
      for (const option of ['[aria-selected=true]', 'a']) {
        const link = list.querySelector<HTMLElement>(option);
        if (link) return link.click();
      }
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

  /** The field, the panel below it, and in it the list of hits and the line that counts them. */
  parts() {
    return ['input', '.hits', '[role=listbox]', '[role=status]'].map((selector) => this.querySelector(selector)) as [
      HTMLInputElement,
      HTMLElement,
      HTMLElement,
      HTMLElement,
    ];
  }

  /** All that answers a text, in a language. */
  ask(text: string, lang = document.documentElement.lang): Promise<Answer> {
    const hits = this.exact(text, lang);
    return load().then(
      (words) => words.answer(text, hits, lang as Lang),
      () => ({ hits, note: this.dataset['failed'] ?? '' }),
    );
  }

  /** What the text names by itself: codes or a subject, with class and subject in words. */
  exact(text: string, lang = document.documentElement.lang): Hit[] {
    const { replies, names = '' } = this.dataset;
    return readQuery(text, replies).map((code) => ({
      href: codeUrl(lang as Lang, code),
      title: code.toUpperCase(),
      text: describeParts(code, names),
    }));
  }
}
customElements.define('site-search', SiteSearch);
