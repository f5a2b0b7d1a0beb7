import { createBlanker } from './blank.ts';
import type { KnownReasons } from './choose.ts';
import { DetailReader } from './details.ts';
import { compileBounceSigns, compileCodes } from './expressions.ts';
import type { KnownProvider, KnownResponse, Knowledge, RankedWording } from './knowledge.ts';
import { NoticeFinder } from './notices.ts';
import { Phrases } from './phrases.ts';
import { RecipientSplitter } from './recipients.ts';
import { StageFinder } from './stages.ts';
import { StatementFinder } from './statements.ts';
import { Tags } from './tags.ts';
import { plainView, wordsOf } from './view.ts';
import { anyOf } from './words.ts';

/** What is compared with every text, prepared once. */
export interface Tools extends KnownReasons {
  wordings: Phrases<RankedWording>;
  responses: Phrases<KnownResponse>;
  tags: Tags;
  providers: readonly KnownProvider[];
  exchangers: { id: string; name: RegExp }[];
  names: ReadonlyMap<string, RegExp>;
  statements: StatementFinder;
  classes: Knowledge['classes'];
  stages: StageFinder;
  notices: NoticeFinder;
  details: DetailReader;
  recipients: RecipientSplitter;
  signs: ReturnType<typeof compileBounceSigns>;
  blank: (text: string) => string;
}

/** Prepares what the knowledge of a build compares with texts. */
export function prepare(knowledge: Knowledge): Tools {
  const { codes, ranges, reasons, reasonOfCode, verdicts, wordings, providers, classes, signs } = knowledge;
  const known = new Set(codes);
  const openings = signs.openings.map(({ provider, words }) => ({
    provider,
    begins: new RegExp(`^${anyOf(words)}`, 'i'),
  }));
  const exchangers = providers.flatMap(({ id, mx }) =>
    mx.map((pattern) => ({ id, name: new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'i') })),
  );
  const ranked = new Phrases(
    wordings.flatMap((wording, rank) => wording.phrases.map((text) => ({ text, value: { ...wording, rank } }))),
  );
  const bounceSigns = compileBounceSigns(signs);
  const responses = providers.flatMap((provider) => responsesOf(provider, openings));
  return {
    known,
    ranges,
    reasons,
    reasonOfCode,
    verdicts,
    ofOthers: compileCodes([...signs.stages.codes.authenticate, ...signs.stages.codes.others]),
    wordings: ranked,
    responses: new Phrases(responses.map((value) => ({ text: value.response, value }))),
    tags: new Tags(responses),
    providers,
    exchangers,
    names: new Map(providers.map((provider) => [provider.id, new RegExp(anyOf(namesOf(provider)), 'i')])),
    statements: new StatementFinder(signs, known),
    classes,
    stages: new StageFinder(signs),
    notices: new NoticeFinder(signs),
    details: new DetailReader(signs),
    recipients: new RecipientSplitter(signs),
    signs: bounceSigns,
    blank: createBlanker(signs, (text) => bounceSigns.mail.test(text) || ranked.find(wordsIn(text)).length > 0),
  };
}

/** The responses of a provider, and whether they begin as those of a certain server. */
const responsesOf = (
  { id: provider, responses }: KnownProvider,
  openings: { provider: string; begins: RegExp }[],
): KnownResponse[] =>
  responses.map((row) => {
    const found = openings.filter(({ begins }) => begins.test(row.response));
    const isOpened = found.some((opening) => opening.provider === provider);
    return { ...row, provider, isOpened, isOwn: found.length === 0 || isOpened };
  });

/** What names a provider in its answers: its name, and the domains of its mailboxes and exchangers. */
function namesOf({ id, name, domains, mx }: KnownProvider): string[] {
  const zones = [...domains, ...mx].map((host) => host.replace(/^.*?([\w-]+\.(?:co\.)?[\w-]+)$/, '$1'));
  // Shorter names are also words of every day, such as "Free".
  return [...new Set([...zones, ...[id, name].filter((text) => text.length > 4)])];
}

export const wordsIn = (text: string) => wordsOf(plainView(text));
