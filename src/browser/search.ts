import { defaultLang, type Lang } from '../i18n/langs.ts';
import { describeParts, readClass, readQuery, readSeveral, type PartNames } from '../base/query.ts';
import { codeUrl } from '../base/urls.ts';
import type { Answer, Combobox } from './combobox.ts';

// Words need an engine and an index, a pasted bounce the decoder; they come on focus, and this file stays small.
const words = '/words.js';
const load = () => import(/* @vite-ignore */ words) as Promise<typeof import('./words.ts')>;

/** The search field: an exact code is a hit at once and without a request. */
export class SiteSearch extends HTMLElement implements Combobox {
  pasted = '';
  asked = 0;
  mark: Combobox['mark'] = undefined;

  connectedCallback() {
    const [input, panel, list, status] = this.parts();
    const template = this.querySelector('template')!.content.firstElementChild!;
    let pending = Promise.resolve();
    let opens: Element | null = null;
    const print = ({ hits, note = '', isCertain = false }: Answer) => {
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
      panel.hidden = !hits.length && !note;
      input.setAttribute('aria-expanded', `${!panel.hidden}`);
    };
    const show = async (isSent = false) => {
      const mine = ++this.asked;
      const bare = (text: string) => text.replace(/\s/g, '');
      const value = bare(this.pasted) === bare(input.value) ? this.pasted : input.value;
      const exact = this.exact(value);
      print(exact);
      // Digits alone are a code that is still being typed, until it is sent.
      if (!isSent && !exact.hits.length && !/\p{L}/u.test(value)) return;
      const answer = await this.ask(value);
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
    this.onsubmit = async (event) => {
      event.preventDefault();
      await pending;
      const link = list.querySelector<HTMLElement>('[aria-selected=true]') ?? (opens as HTMLElement | null);
      if (link) link.click();
      else if (panel.hidden) await (input.value.trim() && show(true));
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
    return ['input', '.hits', '[role=listbox]', '[role=status]'].map((part) => this.querySelector(part)) as ReturnType<
      Combobox['parts']
    >;
  }

  /** All that answers a text, in a language. */
  ask(text: string, lang = document.documentElement.lang): Promise<Answer> {
    const exact = this.exact(text, lang);
    return load().then(
      (words) => words.answer(text, exact, lang as Lang),
      () => ({ ...exact, note: exact.note ?? this.dataset['failed'] ?? '' }),
    );
  }

  /** What the text names by itself: codes or a subject, with class and subject in words; of half a code what is missing. */
  exact(text: string, lang = document.documentElement.lang): Answer {
    const { replies, names: json, written, half = '' } = this.dataset as Record<string, string>;
    const known = replies?.split(' ') ?? [];
    const names = JSON.parse(json ?? '') as PartNames;
    const asked = readQuery(text, known);
    const codes = asked.length ? asked : readSeveral(text, known);
    const hits = codes.map((code) => ({
      href: codeUrl(written?.split(' ').includes(code) === false ? defaultLang : (lang as Lang), code),
      title: code.toUpperCase(),
      text: describeParts(code, names),
    }));
    const cls = readClass(text);
    return cls
      ? {
          hits,
          note: [text.trim(), cls, describeParts(cls, names)].reduce((says, part) => says.replace('#', part), half),
        }
      : { hits, isCertain: asked.length > 0 };
  }
}
customElements.define('site-search', SiteSearch);
