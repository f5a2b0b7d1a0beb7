import { sourceUrl } from '../base/urls.ts';
import type { CodeText } from './schema.ts';
import type { Code, Content, SeenResponse } from './shapes.ts';

// Which of the many responses on record a page shows, and where they are from.

/**
 * The responses that a code's page has room for, and those that it leaves to the providers. Where no response states
 * the code, the page shows one of each neighbor that it is confused with; the others stand on the neighbors' pages.
 */
export function responsesFor(
  { code, text, reply, responses }: Code,
  codes: Content['codes'],
  max: number,
): { shown: SeenResponse[]; rest: SeenResponse[]; isOfNeighbors: boolean } {
  const isOfNeighbors = text !== undefined && !reply && !responses.some((row) => row.code === code);
  const neighbors = isOfNeighbors && text ? text.de.confused.map((neighbor) => neighbor.code) : [];
  const all = [code, ...neighbors].flatMap(
    (stated) => codes.get(stated)?.responses.filter((row) => !isOfNeighbors || row.code === stated) ?? [],
  );
  const shown = isOfNeighbors
    ? neighbors
        .flatMap((neighbor) =>
          deciding(
            all.filter((row) => row.code === neighbor),
            neighbor,
            1,
          ),
        )
        .slice(0, max)
    : deciding(all, code, max);
  return { shown, rest: isOfNeighbors ? [] : all.filter((row) => !shown.includes(row)), isOfNeighbors };
}

/**
 * The responses that tell a reader most: first those that mean another page than the code says (a reply code: those
 * that state no status code), then one of each provider, those with the most responses on record first. At most
 * `max`; their order is kept.
 */
function deciding(responses: SeenResponse[], code: string, max: number): SeenResponse[] {
  const providers = new Set<string>();
  const rank = (row: SeenResponse) => {
    const isRepeated = providers.has(row.provider.id);
    providers.add(row.provider.id);
    return (isTelling(row) ? 0 : 1) + (isRepeated ? 2 : 0);
  };
  const isTelling = (row: SeenResponse) => (row.replyCode === code ? row.code === undefined : row.page !== code);
  const weight = (row: SeenResponse) => row.provider.responses;
  const ranked = [...responses].sort((a, b) => weight(b) - weight(a)).map((row) => ({ row, rank: rank(row) }));
  const chosen = new Set(
    ranked
      .sort((a, b) => a.rank - b.rank)
      .slice(0, max)
      .map(({ row }) => row),
  );
  return responses.filter((row) => chosen.has(row));
}

/** The address behind an example's source: of the page's own `sources`, or of the response in the provider data. */
export function exampleSource(
  example: CodeText['examples'][number],
  { sources }: CodeText,
  providers: Content['providers'],
): string | null {
  const own = sources.find(({ title }) => title === example.source);
  if (own || !example.source) return own?.url ?? null;
  const [provider = '', response = ''] = example.source.split('/');
  const row = providers.get(provider)?.responses.find(({ id }) => id === response);
  return row ? sourceUrl(row.source) : null;
}
