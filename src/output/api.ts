import { z } from 'zod';
import { byLang, complete, pathsOf, type Texts } from '../i18n/langs.ts';
import { codeUrl, permalink, providerUrl, reasonUrl, serviceUrl } from '../base/urls.ts';
import { cases, negatives, type Expected } from '../decoder/cases.ts';
import type { ReasonText } from '../model/schema.ts';
import type { Code, Content, ProviderPage, Reason, SeenResponse } from '../model/shapes.ts';
import {
  allSchema,
  caseSchema,
  codeSummarySchema,
  jsonSchema,
  phrasesSchema,
  providerSchema,
  providerSummarySchema,
  reasonSchema,
  reasonSummarySchema,
  replySchema,
  serviceSchema,
  statusSchema,
  statusSummarySchema,
  suppressionSchema,
  type CodeData,
  type CodeSummary,
  type ReasonData,
} from './schema.ts';

// Makes the open data. Each object passes its schema: what that does not name stops the build.

/** The entries of a list in all languages, paired by their ids, in the order of the first language. */
function pairById<T extends { id: string }>(lists: Texts<T[]>): Texts<T>[] {
  return lists[complete[0]].map((first) => byLang((lang) => lists[lang]?.find(({ id }) => id === first.id)));
}
interface Point {
  id: string;
  title: string;
  text: string;
}
const pointData = <T extends Point>(point: Texts<T>) => ({
  id: point[complete[0]].id,
  title: byLang((lang) => point[lang]?.title),
  text: byLang((lang) => point[lang]?.text),
});
/** A text that a point may lack, for each language. */
const optional = <K extends string, T extends Partial<Record<K, string | undefined>>>(point: Texts<T>, key: K) =>
  point[complete[0]][key] === undefined ? {} : { [key]: byLang((lang) => point[lang]?.[key]) };

type Points = Pick<ReasonText, 'causes' | 'fixes' | 'investigation' | 'practices'>;
/** What entries about codes and about reasons have in common. */
const pointsData = (text: Texts<Points>) => ({
  causes: pairById(byLang((lang) => text[lang]?.causes)).map((point) => {
    const { reason } = point[complete[0]] as { reason?: string };
    return { ...pointData(point), ...optional(point, 'sign'), ...(reason && { reason }) };
  }),
  fixes: {
    marketers: pairById(byLang((lang) => text[lang]?.fixes.marketers)).map(pointData),
    developers: pairById(byLang((lang) => text[lang]?.fixes.developers)).map(pointData),
  },
  investigation: pairById(byLang((lang) => text[lang]?.investigation)).map((point) => {
    const { command } = point[complete[0]];
    return { ...pointData(point), ...(command && { command }), ...optional(point, 'expect') };
  }),
  practices: pairById(byLang((lang) => text[lang]?.practices)).map(pointData),
});

const responseData = ({ provider, ...row }: SeenResponse) => ({ ...row, provider: provider.id });

function summaryOfCode(known: Code, address: string) {
  const { code, text, derived } = known;
  const { address: answer, resend, actors } = text?.[complete[0]].verdict ?? {};
  return {
    code,
    kind: known.reply ? 'reply' : 'status',
    class: known.class,
    subject: known.subject,
    detail: known.detail,
    standing: known.standing,
    title: known.title,
    summary: known.summary,
    isWritten: text !== undefined,
    ...(text && {
      ...(text[complete[0]].type && { type: text[complete[0]].type }),
      category: text[complete[0]].category,
      verdict: { address: answer, resend, actors, why: byLang((lang) => text[lang]?.verdict.why) },
    }),
    ...(derived && { derived }),
    nearest: known.nearest,
    reasons: known.reasons.map(({ id, rows, isException }) => ({ id, responses: rows.length, isException })),
    url: { permalink: address + permalink(code), ...pathsOf((lang) => address + codeUrl(lang, code), text) },
  };
}
/** What is most asked for of a code. */
export const codeSummary = (known: Code, address: string): CodeSummary =>
  (known.reply ? codeSummarySchema : statusSummarySchema).parse(summaryOfCode(known, address));

const entryData = (text: NonNullable<Code['text']>) => {
  const first = text[complete[0]];
  const { contrast } = first;
  return {
    stage: first.stage,
    lead: byLang((lang) => text[lang]?.lead),
    action: byLang((lang) => text[lang]?.action),
    ...pointsData(text),
    ...(contrast && {
      contrast: Object.fromEntries(
        Object.keys(contrast).map((key) => [
          key,
          byLang((lang) => text[lang]?.contrast?.[key as keyof typeof contrast]),
        ]),
      ),
    }),
    confused: first.confused.map(({ code }, at) => ({
      code,
      difference: byLang((lang) => text[lang]?.confused[at]?.difference),
    })),
    examples: first.examples.map(({ response, evidence, source }, at) => ({
      response,
      note: byLang((lang) => text[lang]?.examples[at]?.note),
      evidence,
      ...(source && { source }),
    })),
    related: first.related,
    ...(first.meant && { meant: first.meant }),
    keywords: byLang((lang) => text[lang]?.keywords),
    sources: byLang((lang) => text[lang]?.sources),
  };
};

/** All that is known of a code. */
export function codeData(known: Code, address: string): CodeData {
  const { registered, vendor, reply, text, reviewed } = known;
  const data = {
    ...summaryOfCode(known, address),
    ...(!reply && { registryKey: known.key }),
    ...(registered && {
      registered: {
        title: registered.registryTitle,
        replyCodes: registered.replyCodes,
        classes: registered.classes,
        basis: registered.basis,
        reference: registered.reference,
        status: registered.status,
      },
    }),
    ...(vendor && {
      vendor: { page: vendor.page, ...(vendor.until && { until: vendor.until }), source: vendor.source },
    }),
    ...(reply && { reply }),
    travelsWith: known.travelsWith,
    responses: known.responses.map(responseData),
    ...(text && entryData(text)),
    ...(reviewed && { reviewed }),
  };
  return (reply ? replySchema : statusSchema).parse(data);
}

const summaryOfReason = ({ id, party, type, verdict, stage, text, carriers }: Reason, address: string) => ({
  id,
  party,
  type,
  verdict: { ...verdict, why: byLang((lang) => text[lang]?.why) },
  stage,
  title: byLang((lang) => text[lang]?.title),
  summary: byLang((lang) => text[lang]?.summary),
  codes: carriers,
  url: pathsOf((lang) => address + reasonUrl(lang, id), text),
});

/** All that is known of a reason. */
function reasonData(reason: Reason, address: string): ReasonData {
  const { text, responses } = reason;
  const first = text[complete[0]];
  return reasonSchema.parse({
    ...summaryOfReason(reason, address),
    lead: byLang((lang) => text[lang]?.lead),
    action: byLang((lang) => text[lang]?.action),
    recognize: byLang((lang) => text[lang]?.recognize),
    ...pointsData(text),
    ...optional(text, 'atProviders'),
    confused: first.confused.map(({ reason }, at) => ({
      reason,
      difference: byLang((lang) => text[lang]?.confused[at]?.difference),
    })),
    keywords: byLang((lang) => text[lang]?.keywords),
    sources: byLang((lang) => text[lang]?.sources),
    reviewed: Object.values(byLang((lang) => text[lang]?.reviewed)).sort()[0],
    responses: responses.map(responseData),
  });
}

/** Words that name a sender, a computer or a login, the command by which it was refused, and codes that are about it. */
function wordsOfOthers({ stages: { words, parties, commands, codes } }: Content['signs']): string[] {
  const { connect, greet, authenticate, sender } = words;
  const stated = Object.values(codes)
    .flat()
    .flatMap((code) => (code.includes('x') ? ['4', '5'].map((cls) => code.replace('x', cls)) : code));
  const lists = [connect, greet, authenticate, sender, ...Object.values(parties), ...Object.values(commands), stated];
  return [...new Set(lists.flat())].sort();
}

/** What tells a reason in a reply: phrases in their order, tags, and what speaks against a recipient. */
export const phrasesData = ({ reasons, signs }: Pick<Content, 'reasons' | 'signs'>): z.infer<typeof phrasesSchema> =>
  phrasesSchema.parse({
    reasons: [...reasons.values()]
      .filter(({ phrases }) => phrases.length > 0)
      .map(({ id, transient, permanent, phrases }) => ({
        reason: id,
        ...(transient && { transient }),
        ...(permanent && { permanent }),
        phrases,
      })),
    tags: [...reasons.values()].flatMap(({ id, responses }) =>
      responses.flatMap(({ id: response, tags = [], provider }) =>
        tags.map((tag) => ({ tag, reason: id, provider: provider.id, response })),
      ),
    ),
    others: wordsOfOthers(signs),
  });

const factsOfProvider = (
  { id, name, kind, country, domains = [], mx = [], banner, text }: ProviderPage,
  address: string,
) => ({
  id,
  name,
  kind,
  ...(country && { country }),
  domains,
  mx,
  ...(banner && { banner }),
  isWritten: text !== undefined,
  url: pathsOf((lang) => address + providerUrl(lang, id), text),
});

const providerSummary = (provider: ProviderPage, address: string) =>
  providerSummarySchema.parse({ ...factsOfProvider(provider, address), responses: provider.responses.length });

/** All that is known of a provider. */
function providerData(provider: ProviderPage, address: string) {
  const { text, responses } = provider;
  return providerSchema.parse({
    ...factsOfProvider(provider, address),
    ...(text && { lead: byLang((lang) => text[lang]?.lead), answers: byLang((lang) => text[lang]?.answers) }),
    responses: responses.map(responseData),
  });
}

const expectedData = ({ address, resend, ...expected }: Expected) => ({
  ...expected,
  ...((address ?? resend) !== undefined && { verdict: { ...(address && { address }), ...(resend && { resend }) } }),
});

/** Texts with what has to be found in them, and texts in which nothing must be. */
const casesData = () =>
  z.array(caseSchema).parse([
    ...cases.map(({ name, text, inferred, others, ...first }) => ({
      name,
      text,
      findings: [{ ...expectedData(first), ...(inferred !== undefined && { inferred }) }, ...others.map(expectedData)],
    })),
    ...negatives.map((text) => ({ text, findings: [] })),
  ]);

/** The files below `/api/v1/` by their names without the ending, each with its content. */
export function dataFiles(content: Content, address: string): Map<string, unknown> {
  const all = [...content.codes.values()];
  const files = new Map<string, unknown>();
  const summaries = {
    codes: all.filter(({ reply }) => !reply).map((known) => codeSummary(known, address)),
    replies: all.filter(({ reply }) => reply).map((known) => codeSummary(known, address)),
    reasons: [...content.reasons.values()].map((reason) => reasonSummarySchema.parse(summaryOfReason(reason, address))),
    providers: [...content.providers.values()].map((provider) => providerSummary(provider, address)),
  };
  const data = {
    codes: all.filter(({ reply }) => !reply).map((known) => codeData(known, address)),
    replies: all.filter(({ reply }) => reply).map((known) => codeData(known, address)),
    reasons: [...content.reasons.values()].map((reason) => reasonData(reason, address)),
    providers: [...content.providers.values()].map((provider) => providerData(provider, address)),
  };
  for (const [folder, list] of Object.entries(summaries)) files.set(folder, list);
  for (const [folder, list] of Object.entries(data)) {
    for (const one of list) files.set(`${folder}/${'code' in one ? one.code : one.id}`, one);
  }
  const phrases = phrasesData(content);
  files.set('phrases', phrases);
  const suppression = suppressionSchema.parse(content.suppression);
  files.set('suppression', suppression);
  const services = [...content.services.values()].map((service) =>
    serviceSchema.parse({ ...service, url: pathsOf((lang) => address + serviceUrl(lang, service.id)) }),
  );
  files.set('services', services);
  files.set('cases', casesData());
  files.set(
    'all',
    allSchema.parse({
      version: 1,
      license: 'https://creativecommons.org/licenses/by/4.0/',
      ...data,
      phrases,
      suppression,
      services,
    }),
  );
  files.set('schema', jsonSchema(address));
  return files;
}
