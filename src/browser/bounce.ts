import type { Lang } from '../i18n/langs.ts';
import type { Evidence, Finding } from '../decoder/findings.ts';
import { providerUrl } from '../base/urls.ts';
import type { actions } from '../output/index.ts';
import { blankAddresses, providerName, readBounce } from './decoder.ts';
import { findWords, loadIndex } from './words.ts';

/** The strings of the page, as JSON in its markup; the design keeps them out of this file. */
interface Strings {
  kinds: Record<Evidence['kind'] | 'provider' | 'reading', string>;
  meanings: Record<'recipient' | 'remote' | 'action' | 'provider', string>;
  now: string;
  columns: Record<'recipient' | 'code' | 'page' | 'verdict', string>;
  inferred: string;
  stated: string;
  none: string;
  found: string;
  copied: string;
  failed: string;
}

type Child = Node | string;
/** What the parts of the page need to know. */
interface Context {
  strings: Strings;
  byCode: Awaited<ReturnType<typeof loadIndex>>['byCode'];
  actions: ReturnType<typeof actions>;
  lang: Lang;
}

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

async function loadActions(): Promise<Context['actions']> {
  const response = await fetch(`/search/${document.documentElement.lang}-actions.json`);
  return response.ok ? ((await response.json()) as Context['actions']) : {};
}

/** The decoder's page: reads what stands in the field, and shows what it means while one types. */
export class BounceReader extends HTMLElement {
  async connect() {
    const find = <T extends HTMLElement>(selector: string) => this.querySelector<T>(selector) as T;
    const field = find<HTMLTextAreaElement>('textarea');
    const output = find('.reading');
    const shared = find('.shared');
    const status = find('[role=status]');
    const strings = JSON.parse(find('[data-strings]').textContent) as Strings;
    const context = {
      strings,
      byCode: (await loadIndex()).byCode,
      actions: await loadActions(),
      lang: document.documentElement.lang as Lang,
    };
    let asked = 0;

    const show = async () => {
      const mine = ++asked;
      const pasted = field.value;
      const { text, findings } = await readBounce(pasted);
      const words =
        findings.length === 0 && pasted.trim() !== ''
          ? await findWords(pasted.trim(), context.lang, true).catch(() => null)
          : null;
      if (mine !== asked) return;
      const blanked = blankAddresses(text);
      find('.blanked').textContent = blanked;
      shared.hidden = pasted.trim() === '';
      if (findings.length > 0) {
        status.textContent = strings.found.replace('#', String(findings.length));
        output.replaceChildren(...this.#verdicts(findings, context), this.#marked(text, findings, context));
      } else {
        status.textContent = pasted.trim() ? strings.none : '';
        output.replaceChildren(
          ...(words?.hits.length
            ? [
                make(
                  'ul',
                  { class: 'rows' },
                  ...words.hits.map(({ href, title, text = '' }) =>
                    make('li', {}, make('a', { href }, title), ` ${text}`),
                  ),
                ),
              ]
            : []),
        );
      }
    };

    const copy = async (button: HTMLElement) => {
      const text = find('.blanked').textContent;
      await navigator.clipboard.writeText(text).then(
        () => (status.textContent = strings.copied),
        () => (status.textContent = strings.failed),
      );
      button.focus();
    };
    this.onclick = (event) => {
      const button = (event.target as Element).closest('button');
      if (!button) return;
      if (button.dataset['sample'] !== undefined) {
        field.value = button.dataset['sample'];
        field.focus();
        void show();
      } else if (button.dataset['action'] === 'clear') {
        field.value = '';
        history.replaceState(null, '', location.pathname);
        field.focus();
        void show();
      } else if (button.dataset['action'] === 'copy') void copy(button);
      else if (button.dataset['action'] === 'link') {
        history.replaceState(null, '', `#${encodeURIComponent(field.value)}`);
        navigator.clipboard.writeText(location.href).then(
          () => (status.textContent = strings.copied),
          () => (status.textContent = strings.failed),
        );
      }
    };
    field.oninput = () => void show();
    const readFragment = () => {
      if (location.hash.length < 2 || document.getElementById(location.hash.slice(1))) return;
      try {
        field.value = decodeURIComponent(location.hash.slice(1));
      } catch {
        field.value = location.hash.slice(1);
      }
    };
    addEventListener('hashchange', () => {
      readFragment();
      void show();
    });
    if (field.value === '') readFragment();
    await show();
  }

  /** The verdict, or a table of them where there are several recipients. */
  #verdicts(findings: Finding[], { strings, byCode, actions, lang }: Context): Node[] {
    const titleOf = (page: string) => byCode.get(page);
    const link = (page: string) => {
      const title = titleOf(page);
      return make('a', { href: title?.href ?? '' }, `${page} ${title?.title ?? ''}`);
    };
    if (findings.length > 1) {
      const { recipient, code, page, verdict } = strings.columns;
      const head = make(
        'tr',
        {},
        ...[recipient, page, verdict, code].map((name) => make('th', { scope: 'col' }, name)),
      );
      const rows = findings
        .slice(0, 500)
        .map((finding) =>
          make(
            'tr',
            {},
            make('td', {}, finding.recipient ?? '–'),
            make('td', {}, link(finding.page)),
            make('td', {}, titleOf(finding.page)?.text ?? ''),
            make('td', {}, [finding.replyCode, finding.code].filter(Boolean).join(' ') || '–'),
          ),
        );
      return [
        make(
          'div',
          { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': page },
          make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows)),
        ),
      ];
    }
    const [finding] = findings;
    if (!finding) return [];
    const title = titleOf(finding.page);
    const known = actions[finding.page];
    const wording =
      finding.evidence.find(({ kind }) => kind === 'wording')?.text.replace(/\s+/g, ' ') ?? finding.replyCode ?? '';
    const reason = finding.inferred
      ? strings.inferred.replace('#', wording)
      : strings.stated.replace('#', finding.page);
    return [
      make(
        'section',
        { class: `verdict ${known?.type ?? ''}` },
        make(
          'h2',
          {},
          make(
            'a',
            { class: 'plain', href: title?.href ?? '' },
            make('b', { class: 'din' }, finding.page),
            ` ${title?.title ?? ''}`,
          ),
        ),
        make('p', {}, make('b', {}, title?.text ?? '')),
        ...(known?.action
          ? [make('p', {}, make('span', { class: 'label' }, `${strings.now} `), known.action.replaceAll('`', ''))]
          : []),
        make('p', { class: 'mute quiet' }, reason),
      ),
      ...(finding.provider
        ? [
            make(
              'p',
              {},
              `${strings.kinds.provider}: `,
              make('a', { href: providerUrl(lang, finding.provider) }, providerName(finding.provider)),
            ),
          ]
        : []),
    ];
  }

  /** The text with the recognized parts marked, and what each of them means. */
  #marked(text: string, findings: Finding[], context: Context): Node {
    const { strings } = context;
    const pieces = findings
      .flatMap(({ evidence, page }) => evidence.map((piece) => ({ ...piece, page })))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const marked = make('pre', { class: 'wire', tabindex: '0', 'aria-label': strings.kinds.reading });
    const parts = new Map<string, Node[]>();
    let done = 0;
    for (const { kind, start, end, page } of pieces) {
      const phrase = text.slice(start, end);
      if (!parts.has(`${kind} ${phrase}`) && parts.size < 60)
        parts.set(`${kind} ${phrase}`, this.#meaning(kind, phrase, page, context));
      // Where parts overlap, the first is marked; the list below has all.
      if (start < done) continue;
      marked.append(text.slice(done, start), make('mark', { class: kind, title: strings.kinds[kind] }, phrase));
      done = end;
    }
    marked.append(text.slice(done));
    return make(
      'div',
      {},
      marked,
      make('dl', { class: 'parts quiet' }, ...[...parts.values()].map((nodes) => make('div', {}, ...nodes))),
    );
  }

  #meaning(kind: Evidence['kind'], phrase: string, page: string, { strings, byCode }: Context): Node[] {
    const title = byCode.get(kind === 'wording' ? page : phrase);
    const meaning: Child =
      kind === 'code' || kind === 'reply' || kind === 'wording'
        ? title
          ? make('a', { href: title.href }, `${title.code} ${title.title}`)
          : ''
        : strings.meanings[kind];
    return [
      make(
        'dt',
        {},
        make('span', { class: 'label' }, strings.kinds[kind]),
        ' ',
        make('mark', { class: kind }, phrase.replace(/\s+/g, ' ')),
      ),
      make('dd', {}, meaning),
    ];
  }
}
customElements.define('bounce-reader', BounceReader);
