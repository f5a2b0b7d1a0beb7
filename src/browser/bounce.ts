import type { Lang } from '../i18n/langs.ts';
import type { Finding } from '../decoder/findings.ts';
import { providerUrl, responseUrl, serviceUrl, shortenUrl } from '../base/urls.ts';
import type { Answers } from '../output/index.ts';
import type { Hit } from './combobox.ts';
import { cancel, decode, DecoderError, isBusy, type Decoded } from './decoder.ts';
import { keepText, readFragment, takeKept } from './kept.ts';
import { download, writeCsv } from './spreadsheet.ts';
import { findWords, loadIndex } from './words.ts';

// Pasted text is hostile: it only ever becomes the text of a node.

type Index = Awaited<ReturnType<typeof loadIndex>>;
type Texts = Record<string, string | undefined>;

/** How many recipients a table shows, and how many characters of a text; the rest would only slow the page down. */
const shownRows = 300;
const shownCharacters = 20_000;
/** After so many milliseconds the page says that it is at work. */
const patience = 400;

async function loadAnswers(lang: Lang): Promise<Answers> {
  const response = await fetch(`/parts/search/${lang}-answers.json`);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return (await response.json()) as Answers;
}

/** Prose as nodes; what stands between backticks is code. */
const withCode = (text: string) =>
  text.split('`').map((part, at) => {
    if (at % 2 === 0) return part;
    const code = document.createElement('code');
    code.textContent = part;
    return code;
  });

/** A duration in the words of a language. */
function sayDuration(seconds: number, lang: string): string {
  const [unit, size] =
    seconds < 120 ? (['second', 1] as const) : seconds < 7200 ? (['minute', 60] as const) : (['hour', 3600] as const);
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(seconds / size));
}

/** The decoder's page: reads what stands in the field, and shows what it means while one types. */
export class BounceReader extends HTMLElement {
  readonly #lang = document.documentElement.lang as Lang;
  #index!: Index;
  #answers!: Answers;

  async connect() {
    const lang = this.#lang;
    const find = <T extends HTMLElement>(selector: string) => this.querySelector<T>(selector)!;
    const field = find<HTMLTextAreaElement>('textarea');
    const output = find('.reading');
    const shared = find('.shared');
    const status = find('[role=status]');
    const blanked = find('.blanked');
    const report = find<HTMLDetailsElement>('.shared details');
    const [stop, again] = ['cancel', 'again'].map((action) => find<HTMLButtonElement>(`[data-action=${action}]`)) as [
      HTMLButtonElement,
      HTMLButtonElement,
    ];
    [this.#index, this.#answers] = await Promise.all([loadIndex(lang), loadAnswers(lang)]);
    const { says } = this.#answers;
    let asked = 0;
    let shown: Decoded | null = null;

    /** Leaves nothing of an earlier text, and says why. */
    const clear = (message: string) => {
      shown = null;
      status.textContent = message;
      output.replaceChildren();
      this.classList.remove('found');
      shared.hidden = true;
    };
    const show = async () => {
      const mine = ++asked;
      const pasted = field.value.trim();
      again.hidden = true;
      const slow = setTimeout(() => {
        if (mine !== asked || !isBusy()) return;
        clear(says.working);
        stop.hidden = false;
      }, patience);
      const decoded = pasted ? await decode(field.value).catch((error: Error) => error) : null;
      clearTimeout(slow);
      if (mine !== asked) return;
      stop.hidden = true;
      if (!pasted) return clear('');
      if (decoded === null) return clear(says.cancelled);
      if (decoded instanceof Error) {
        again.hidden = false;
        return clear(says[decoded instanceof DecoderError ? decoded.failed : 'broken']);
      }
      const { findings } = decoded;
      const words = findings.length === 0 ? await findWords(pasted.slice(0, 1000), lang, true).catch(() => null) : null;
      if (mine !== asked) return;
      shown = decoded;
      shared.hidden = false;
      blanked.textContent = report.open ? decoded.blanked : '';
      this.classList.toggle('found', findings.length > 0);
      if (findings.length > 0) {
        status.textContent = says.found.replace('#', String(findings.length));
        output.replaceChildren(
          ...(findings.length > 1
            ? this.#table(decoded)
            : findings.flatMap((finding) => this.#verdict(finding, decoded.names))),
          ...this.#marked(decoded),
        );
      } else {
        status.textContent = says.none;
        // Of what a search offers when it finds nothing, this page itself is no help here.
        const hits = words?.hits.filter(({ href }) => !href.startsWith(location.pathname)) ?? [];
        output.replaceChildren(...(hits.length ? [this.#hits(hits)] : []));
      }
    };

    const copy = async (text: string) => {
      status.textContent = await navigator.clipboard.writeText(text).then(
        () => says.copied,
        () => says.failed,
      );
    };
    const keep = keepText(field);
    const fill = (text: string) => {
      field.value = text;
      field.focus();
      keep(true);
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
        await copy(shown?.blanked ?? '');
        button?.focus();
      } else if (action === 'link') {
        history.replaceState(history.state, '', `#${encodeURIComponent(field.value)}`);
        await copy(location.href);
      } else if (action === 'cancel') cancel();
      else if (action === 'again') void show();
      else if (action === 'csv' && shown) download('bounces.csv', 'text/csv', this.#csv(shown));
    };
    report.ontoggle = () => {
      blanked.textContent = report.open ? (shown?.blanked ?? '') : '';
    };
    field.oninput = () => {
      keep();
      void show();
    };
    addEventListener('hashchange', () => {
      const text = readFragment();
      if (text) field.value = text;
      void show();
    });
    const kept = takeKept();
    field.value ||= kept;
    if (field.value) keep(true);
    await show();
  }

  /**
   * A copy of one of the component's templates. `texts` fill its gaps, the elements that `data-gap` names; what is
   * `data-optional` goes where its gap stays empty. `href` is where the link of the copy leads.
   */
  #copyOf(part: string, texts: Texts = {}, href?: string): HTMLElement {
    const template = this.querySelector<HTMLTemplateElement>(`template[data-part="${part}"]`)!;
    const copy = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
    for (const gap of copy.querySelectorAll<HTMLElement>('[data-gap]')) this.#fill(gap, texts);
    if (copy.dataset['gap']) this.#fill(copy, texts);
    if (href) copy.querySelector('a')!.href = href;
    return copy;
  }

  #fill(gap: HTMLElement, texts: Texts) {
    const text = texts[gap.dataset['gap']!] ?? '';
    gap.replaceChildren(...withCode(text));
    if (!text) gap.closest('[data-optional]')?.remove();
  }

  /** The page that a finding leads to: its reason, or where nothing tells one, its code. */
  #titleOf({ reason, page }: Finding) {
    const { byCode, byReason } = this.#index;
    const title = (reason === null ? undefined : byReason.get(reason)) ?? byCode.get(page);
    return {
      href: title?.href,
      text: title?.text,
      title: title?.reason ? title.title : `${page} ${title?.title ?? ''}`,
    };
  }

  /** The answer: the reason in the words of the provider, then the code; where nothing tells a reason, the code. */
  #verdict(finding: Finding, names: Decoded['names']) {
    const { page, code, replyCode, reason, basis, response, provider, verdict, party, retryAfter, blocklist } = finding;
    const lang = this.#lang;
    const { byCode, byReason } = this.#index;
    const answers = this.#answers;
    const ofCode = byCode.get(page);
    const isReason = reason !== null && byReason.has(reason);
    const wording = finding.evidence.find(({ kind }) => kind === 'wording')?.text.replace(/\s+/g, ' ') ?? '';
    const { says } = answers;
    const because = basis
      ? says.told[basis].replace('#', () => (basis === 'code' ? code : basis === 'reply' ? replyCode : wording) ?? '')
      : (finding.inferred ? says.inferred : says.stated).replace('#', () =>
          finding.inferred ? wording || (replyCode ?? '') : page,
        );
    const { title, text, href } = this.#titleOf(finding);
    const card = this.#copyOf(
      'verdict',
      {
        title,
        meaning: response ? answers.meanings[`${response.provider}/${response.id}`] : undefined,
        party: party === null ? undefined : answers.words.party[party],
        text,
        retry: retryAfter === null ? undefined : says.retry.replace('#', sayDuration(retryAfter, lang)),
        action: reason === null ? answers.codes[page]?.action : answers.reasons[reason]?.action,
        why: reason === null ? undefined : answers.reasons[reason]?.why,
        because,
        blocklist: blocklist === null ? undefined : says.blocklist.replace('#', `\`${blocklist}\``),
        otherCode:
          code !== null && code !== page
            ? (byCode.has(code) ? says.otherCode : this.#index.strings.unknown).replace('#', code)
            : undefined,
        code: isReason ? `${page} ${ofCode?.title ?? ''}` : undefined,
      },
      href,
    );
    const link = card.querySelector<HTMLAnchorElement>('a[data-gap="code"]');
    if (link && ofCode) link.href = ofCode.href;
    const type = verdict?.type ?? answers.codes[page]?.type;
    if (type) card.classList.add(type);
    card.append(...this.#service(finding));
    const known = response?.provider ?? provider;
    if (!known) return [card];
    const address = response ? responseUrl(lang, response.provider, response.id) : providerUrl(lang, known);
    card.append(this.#copyOf('provider', { name: names[known] ?? known }, address), ...this.#help(known, reason));
    return [card];
  }

  /** The word of the sending service, with the place that explains it. */
  #service({ service }: Finding) {
    if (!service) return [];
    const { id, event, class: own, term } = service;
    const name = `${this.#answers.services[id] ?? id}: \`${own ?? event}\``;
    return [
      this.#copyOf(
        'service',
        { name },
        term === null ? serviceUrl(this.#lang, id) : `${serviceUrl(this.#lang, id)}#${term}`,
      ),
    ];
  }

  /** What helps at a provider against a reason: its forms and addresses. */
  #help(provider: string, reason: string | null) {
    const tips = this.#answers.help[`${provider}/${reason}`];
    if (!tips) return [];
    const list = this.#copyOf('help');
    list
      .querySelector('ul')!
      .append(
        ...tips.map(({ text, url }) =>
          this.#copyOf('tip', { text, link: url && shortenUrl(url) }, url?.startsWith('https://') ? url : undefined),
        ),
      );
    return [list];
  }

  /** Several findings: what they come to, by reason and provider, and one by one. */
  #table({ findings, names }: Decoded) {
    const { says, words } = this.#answers;
    const counted = Map.groupBy(findings, ({ verdict }) => verdict?.address ?? 'review');
    const counts = [...counted]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([answer, { length }]) => `${length} × ${words.address[answer]}`);
    const totals = this.#copyOf('totals', {
      total: says.total.replace('#', String(findings.length)),
      counts: counts.join(', '),
    });
    const providerOf = ({ response, provider }: Finding) => {
      const id = response?.provider ?? provider;
      return id ? (names[id] ?? id) : '–';
    };
    const groups = [...Map.groupBy(findings, (finding) => `${this.#titleOf(finding).title}\n${providerOf(finding)}`)]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([, own]) => {
        const first = own[0]!;
        const { title, text, href } = this.#titleOf(first);
        return this.#copyOf(
          'group',
          { count: String(own.length), reason: title, provider: providerOf(first), verdict: text },
          href,
        );
      });
    totals.querySelector('tbody')!.append(...groups.slice(0, shownRows));
    const table = this.#copyOf('table');
    const rows = findings.slice(0, shownRows).map((finding) => {
      const { title, text, href } = this.#titleOf(finding);
      const { recipient, replyCode, code } = finding;
      const stated = [replyCode, code].filter(Boolean).join(' ') || '–';
      return this.#copyOf('row', { recipient: recipient ?? '–', page: title, verdict: text, code: stated }, href);
    });
    table.querySelector('tbody')!.append(...rows);
    const note = says.firstRows.replace('#', String(shownRows));
    return [totals, table, ...(findings.length > shownRows ? [this.#copyOf('note', { text: note })] : [])];
  }

  /** All findings as a table. */
  #csv({ findings, names }: Decoded): string {
    const rows = findings.map((finding) => {
      const { recipient, verdict, reason, replyCode, code, response, provider } = finding;
      const id = response?.provider ?? provider;
      return [
        recipient ?? '',
        this.#titleOf(finding).title,
        verdict ? (this.#answers.words.address[verdict.address] ?? '') : '',
        [replyCode, code].filter(Boolean).join(' '),
        id ? (names[id] ?? id) : '',
        reason ?? '',
        verdict?.address ?? '',
      ];
    });
    const head = ['address', 'reason', 'verdict', 'code', 'provider', 'reason_id', 'verdict_id'];
    return writeCsv([head, ...rows], this.#lang);
  }

  /** The text with the recognized parts marked, and what each of them means. */
  #marked({ text, findings }: Decoded) {
    const { byCode } = this.#index;
    const seen = text.slice(0, shownCharacters);
    const pieces = findings
      .flatMap(({ evidence, page }) => evidence.map((piece) => ({ ...piece, page })))
      .filter(({ end }) => end <= seen.length)
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const marked = this.#copyOf('marked');
    const [pre, list] = [marked.querySelector('pre')!, marked.querySelector('dl')!];
    const shown = new Set<string>();
    let done = 0;
    for (const { kind, start, end, page } of pieces) {
      const phrase = seen.slice(start, end);
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
      pre.append(seen.slice(done, start), mark);
      done = end;
    }
    pre.append(seen.slice(done));
    const note = this.#answers.says.firstChars.replace('#', shownCharacters.toLocaleString(this.#lang));
    return [marked, ...(seen.length < text.length ? [this.#copyOf('note', { text: note })] : [])];
  }

  /** The pages that hold the words of a text in which no bounce is. */
  #hits(hits: Hit[]) {
    const list = this.#copyOf('hits');
    list.append(...hits.map(({ href, title, text }) => this.#copyOf('hit', { title, text }, href)));
    return list;
  }
}
customElements.define('bounce-reader', BounceReader);
