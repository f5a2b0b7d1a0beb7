import type { Lang } from '../i18n/langs.ts';
import type { Finding } from '../decoder/findings.ts';
import { providerUrl, responseUrl } from '../base/urls.ts';
import type { Answers } from '../output/index.ts';
import type { Hit } from './combobox.ts';
import { blankAddresses, providerName, readBounce } from './decoder.ts';
import { findWords, loadIndex } from './words.ts';

// Pasted text is hostile: it only ever becomes the text of a node.

type Index = Awaited<ReturnType<typeof loadIndex>>;

async function loadAnswers(lang: Lang): Promise<Answers> {
  const response = await fetch(`/search/${lang}-answers.json`);
  return response.ok ? ((await response.json()) as Answers) : { codes: {}, reasons: {}, meanings: {} };
}

/** Prose as nodes; what stands between backticks is code. */
const withCode = (text: string) =>
  text.split('`').map((part, at) => {
    if (at % 2 === 0) return part;
    const code = document.createElement('code');
    code.textContent = part;
    return code;
  });

/** The decoder's page: reads what stands in the field, and shows what it means while one types. */
export class BounceReader extends HTMLElement {
  async connect() {
    const lang = document.documentElement.lang as Lang;
    const find = <T extends HTMLElement>(selector: string) => this.querySelector<T>(selector)!;
    const field = find<HTMLTextAreaElement>('textarea');
    const output = find('.reading');
    const shared = find('.shared');
    const status = find('[role=status]');
    const blanked = find('.blanked');
    const [index, known] = await Promise.all([loadIndex(lang), loadAnswers(lang)]);
    const says = index.strings.decoder;
    let asked = 0;

    const show = async () => {
      const mine = ++asked;
      const pasted = field.value.trim();
      const { text, findings } = await readBounce(field.value);
      const words = findings.length === 0 && pasted ? await findWords(pasted, lang, true).catch(() => null) : null;
      if (mine !== asked) return;
      blanked.textContent = blankAddresses(text);
      shared.hidden = !pasted;
      if (findings.length > 0) {
        status.textContent = says.found.replace('#', String(findings.length));
        output.replaceChildren(
          ...(findings.length > 1
            ? [this.#table(findings, index)]
            : findings.flatMap((finding) => this.#verdict(finding, index, known))),
          this.#marked(text, findings, index),
        );
      } else {
        status.textContent = pasted && says.none;
        output.replaceChildren(...(words?.hits.length ? [this.#hits(words.hits)] : []));
      }
    };

    const copy = async (text: string | null) => {
      status.textContent = await navigator.clipboard.writeText(text ?? '').then(
        () => says.copied,
        () => says.failed,
      );
    };
    const fill = (text: string) => {
      field.value = text;
      field.focus();
      void show();
    };
    this.onclick = async ({ target }) => {
      const button = (target as Element).closest('button');
      const { sample, action } = button?.dataset ?? {};
      if (sample !== undefined) fill(sample);
      else if (action === 'clear') {
        history.replaceState(null, '', location.pathname);
        fill('');
      } else if (action === 'copy') {
        await copy(blanked.textContent);
        button?.focus();
      } else if (action === 'link') {
        history.replaceState(null, '', `#${encodeURIComponent(field.value)}`);
        await copy(location.href);
      }
    };
    field.oninput = () => void show();
    const readFragment = () => {
      const fragment = location.hash.slice(1);
      if (fragment === '' || document.getElementById(fragment)) return;
      try {
        field.value = decodeURIComponent(fragment);
      } catch {
        field.value = fragment;
      }
    };
    addEventListener('hashchange', () => {
      readFragment();
      void show();
    });
    if (field.value === '') readFragment();
    await show();
  }

  /**
   * A copy of one of the component's templates. `texts` fill its gaps, the elements that `data-gap` names; what is
   * `data-optional` goes where its gap stays empty. `href` is where the link of the copy leads.
   */
  #copyOf(part: string, texts: Record<string, string | undefined> = {}, href?: string): HTMLElement {
    const template = this.querySelector<HTMLTemplateElement>(`template[data-part="${part}"]`)!;
    const copy = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
    for (const gap of copy.querySelectorAll<HTMLElement>('[data-gap]')) {
      const text = texts[gap.dataset['gap']!] ?? '';
      gap.replaceChildren(...withCode(text));
      if (!text) gap.closest('[data-optional]')?.remove();
    }
    if (href) copy.querySelector('a')!.href = href;
    return copy;
  }

  /** The answer: the reason in the words of the provider, then the code; where nothing tells a reason, the code. */
  #verdict(finding: Finding, { strings, byCode, byReason }: Index, answers: Answers) {
    const { page, code, replyCode, reason, basis, response, provider, verdict } = finding;
    const lang = document.documentElement.lang as Lang;
    const ofCode = byCode.get(page);
    const ofReason = reason === null ? undefined : byReason.get(reason);
    const wording = finding.evidence.find(({ kind }) => kind === 'wording')?.text.replace(/\s+/g, ' ') ?? '';
    const { inferred, stated, told } = strings.decoder;
    const because = basis
      ? told[basis].replace('#', () => (basis === 'code' ? code : basis === 'reply' ? replyCode : wording) ?? '')
      : (finding.inferred ? inferred : stated).replace('#', () =>
          finding.inferred ? wording || (replyCode ?? '') : page,
        );
    const heading = ofReason ?? ofCode;
    const card = this.#copyOf(
      'verdict',
      {
        title: ofReason ? ofReason.title : `${page} ${ofCode?.title ?? ''}`,
        meaning: response ? answers.meanings[`${response.provider}/${response.id}`] : undefined,
        text: heading?.text,
        action: reason === null ? answers.codes[page]?.action : answers.reasons[reason]?.action,
        why: reason === null ? undefined : answers.reasons[reason]?.why,
        because,
        code: ofReason ? `${page} ${ofCode?.title ?? ''}` : undefined,
      },
      heading?.href,
    );
    const link = card.querySelector<HTMLAnchorElement>('a[data-gap="code"]');
    if (link && ofCode) link.href = ofCode.href;
    const type = verdict?.type ?? answers.codes[page]?.type;
    if (type) card.classList.add(type);
    const known = response?.provider ?? provider;
    if (!known) return [card];
    const address = response ? responseUrl(lang, response.provider, response.id) : providerUrl(lang, known);
    return [card, this.#copyOf('provider', { name: providerName(known) }, address)];
  }

  #table(findings: Finding[], { byCode, byReason }: Index) {
    const table = this.#copyOf('table');
    const rows = findings.slice(0, 500).map(({ recipient, reason, page, replyCode, code }) => {
      const title = (reason === null ? undefined : byReason.get(reason)) ?? byCode.get(page);
      return this.#copyOf(
        'row',
        {
          recipient: recipient ?? '–',
          page: title?.reason ? title.title : `${page} ${title?.title ?? ''}`,
          verdict: title?.text,
          code: [replyCode, code].filter(Boolean).join(' ') || '–',
        },
        title?.href,
      );
    });
    table.querySelector('tbody')!.append(...rows);
    return table;
  }

  /** The text with the recognized parts marked, and what each of them means. */
  #marked(text: string, findings: Finding[], { byCode }: Index) {
    const pieces = findings
      .flatMap(({ evidence, page }) => evidence.map((piece) => ({ ...piece, page })))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const marked = this.#copyOf('marked');
    const [pre, list] = [marked.querySelector('pre')!, marked.querySelector('dl')!];
    const shown = new Set<string>();
    let done = 0;
    for (const { kind, start, end, page } of pieces) {
      const phrase = text.slice(start, end);
      const title = byCode.get(kind === 'wording' ? page : phrase);
      const meaning = title && `${title.code} ${title.title}`;
      const part = this.#copyOf(kind, { phrase: phrase.replace(/\s+/g, ' '), meaning }, title?.href);
      if (!shown.has(`${kind} ${phrase}`) && shown.size < 60) {
        shown.add(`${kind} ${phrase}`);
        list.append(part);
      }
      // Where parts overlap, the first is marked; the list below has all.
      if (start < done) continue;
      const mark = part.querySelector('mark')!.cloneNode() as HTMLElement;
      mark.textContent = phrase;
      mark.title = part.querySelector('.label')!.textContent;
      pre.append(text.slice(done, start), mark);
      done = end;
    }
    pre.append(text.slice(done));
    return marked;
  }

  /** The pages that hold the words of a text in which no bounce is. */
  #hits(hits: Hit[]) {
    const list = this.#copyOf('hits');
    list.append(...hits.map(({ href, title, text }) => this.#copyOf('hit', { title, text }, href)));
    return list;
  }
}
customElements.define('bounce-reader', BounceReader);
