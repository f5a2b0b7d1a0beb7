import type { Lang } from '../i18n/langs.ts';
import { readQuery } from '../lib/search.ts';
import { codeUrl } from '../lib/urls.ts';

/** A page that answers a query. */
export interface Hit {
  href: string;
  title: string;
  text?: string | undefined;
}

// Words need an engine and an index; both come on focus, and this file stays small enough for every page.
const loadWords = (): Promise<typeof import('./words.ts')> =>
  import(/* @vite-ignore */ import.meta.env.DEV ? '/src/browser/words.ts' : '/words.js');

/** The search field: an exact code is a hit at once and without a request. */
export class SiteSearch extends HTMLElement {
  connectedCallback() {
    const [input, box] = ['input', 'div'].map((name) => this.querySelector<HTMLInputElement>(name)!) as [
      HTMLInputElement,
      HTMLElement,
    ];
    let asked = 0;
    const show = async () => {
      const mine = ++asked;
      const { value } = input;
      let hits = this.exact(value);
      // Digits alone are a code that is still being typed.
      if (!hits.length && /\p{L}/u.test(value)) hits = await (await loadWords()).find(value, this.dataset);
      // An answer to what stands in the field no more is dropped.
      if (mine !== asked) return;
      box.replaceChildren(
        ...hits.map(({ href, title, text = '' }) => {
          const link = document.createElement(href ? 'a' : 'p');
          if (href) link.setAttribute('href', href);
          link.append(title, document.createElement('br'), text);
          return link;
        }),
      );
      box.hidden = !hits.length;
    };
    input.onfocus = () => void loadWords();
    input.oninput = show;
    this.onsubmit = async (event) => {
      event.preventDefault();
      await show();
      box.querySelector('a')?.click();
    };
    this.onkeydown = ({ key }) => {
      if (key === 'Escape') box.hidden = true;
    };
    onkeydown = (event) => {
      if (
        event.key === '/'
          ? (event.target as Element).matches('input,select')
          : event.key !== 'k' || !(event.ctrlKey || event.metaKey)
      )
        return;
      event.preventDefault();
      input.focus();
    };
  }

  /** What the text names by itself: codes, whether known or not, or a subject. */
  exact(text: string, lang = document.documentElement.lang): Hit[] {
    return readQuery(text, this.dataset['replies']).map((code) => ({
      href: codeUrl(lang as Lang, code),
      title: code.toUpperCase(),
    }));
  }
}
customElements.define('site-search', SiteSearch);
