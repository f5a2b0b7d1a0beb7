import { z } from 'zod';
import { langs, type Lang } from '../i18n/langs.ts';
import type { Code, Content, ProviderPage, SeenResponse } from '../model/shapes.ts';
import { actors, addressAnswers, categories, evidences, kinds, resendAnswers, stages, types } from '../model/schema.ts';
import { codeUrl, permalink, providerUrl } from '../base/urls.ts';

// Open data, version 1: adding a field is v1, removing or renaming one is v2. Texts are keyed by language. The schema
// that is published is made from these objects, and each is strict: what is not named here does not get out.

const text = z.strictObject({ de: z.string(), en: z.string() });
const code = z.string().meta({ description: 'An enhanced status code of RFC 3463 or a reply code of RFC 5321' });
const point = z.strictObject({ id: z.string(), title: text, text });

const verdictSchema = z.strictObject({
  address: z.enum(addressAnswers).meta({ description: 'What to do with the address' }),
  resend: z.enum(resendAnswers).meta({ description: 'Whether and when to send again' }),
  actors: z.array(z.enum(actors)).meta({ description: 'Who must act' }),
  why: text,
});

const responseSchema = z.strictObject({
  id: z.string(),
  provider: z.string().meta({ description: 'The id of the provider' }),
  replyCode: code.optional(),
  code: code.optional(),
  response: z.string().meta({ description: 'The wording as sent; "..." stands for a variable part' }),
  meaning: text,
  kind: z.enum(kinds).meta({ description: 'What the wording means for the sender, whatever its first digit' }),
  page: code.meta({ description: 'The code whose page helps best' }),
  source: z.string(),
  checked: z.iso.date(),
});

const urlSchema = z.strictObject({
  permalink: z.url().meta({ description: 'Without a language; leads each reader to theirs' }),
  de: z.url(),
  en: z.url(),
});

/** Facts of a code that need no entry, and what is most asked for of one. */
const summarySchema = z.strictObject({
  code,
  kind: z.enum(['status', 'reply']),
  class: z.int(),
  subject: z.int(),
  detail: z.int(),
  standing: z.enum(['foreseen', 'class-not-foreseen', 'vendor', 'defined', 'nonstandard']),
  title: text,
  summary: text,
  isWritten: z
    .boolean()
    .meta({ description: 'Whether an entry is written; type, category and verdict exist only then' }),
  type: z.enum(types).optional(),
  category: z.enum(categories).optional(),
  verdict: verdictSchema.optional(),
  nearest: code.nullable().meta({ description: 'The nearest code with a written entry' }),
  url: urlSchema,
});
export type CodeSummary = z.infer<typeof summarySchema>;

const entrySchema = summarySchema.extend({
  travelsWith: z.strictObject({ registered: z.array(z.string()), seen: z.array(code) }),
  stage: z.enum(stages).optional(),
  lead: text.optional(),
  action: text.optional(),
  causes: z.array(point.extend({ sign: text.optional() })).optional(),
  fixes: z.strictObject({ marketers: z.array(point), developers: z.array(point) }).optional(),
  investigation: z.array(point.extend({ command: z.string().optional(), expect: text.optional() })).optional(),
  contrast: z.strictObject({ standard: text, field: text, advice: text, ours: text }).optional(),
  confused: z.array(z.strictObject({ code, difference: text })).optional(),
  examples: z
    .array(
      z.strictObject({ response: z.string(), note: text, evidence: z.enum(evidences), source: z.string().optional() }),
    )
    .optional(),
  practices: z.array(point).optional(),
  related: z.array(code).optional(),
  keywords: z.strictObject({ de: z.array(z.string()), en: z.array(z.string()) }).optional(),
  sources: z
    .strictObject(
      Object.fromEntries(
        langs.map((lang) => [lang, z.array(z.strictObject({ title: z.string(), url: z.url() }))]),
      ) as Record<Lang, z.ZodArray<z.ZodObject<{ title: z.ZodString; url: z.ZodURL }>>>,
    )
    .optional(),
  reviewed: z.iso.date().optional(),
  responses: z.array(responseSchema),
});
const statusSchema = entrySchema.extend({
  registryKey: z.string(),
  registered: z
    .strictObject({
      title: z.string(),
      replyCodes: z.array(z.string()),
      classes: z.array(z.int()),
      basis: z.enum(['explicit', 'registry', 'inferred']),
      reference: z.string(),
      status: z.enum(['registered', 'deprecated']),
    })
    .optional(),
  vendor: z.strictObject({ page: code, until: code.optional(), source: z.string() }).optional(),
});
const replySchema = entrySchema.extend({
  reply: z.strictObject({
    name: z.string().optional(),
    reference: z.string().optional(),
    commands: z.array(z.string()),
  }),
  meant: code.optional(),
});
/** A status code or a reply code; each has facts of its own. */
export type CodeData = z.infer<typeof entrySchema> &
  Partial<z.infer<typeof statusSchema> & z.infer<typeof replySchema>>;

const providerFacts = z.strictObject({
  id: z.string(),
  name: z.string(),
  country: z.string().optional(),
  domains: z.array(z.string()),
  mx: z.array(z.string()).meta({ description: 'Names of mail exchangers; "*" stands for any part' }),
  banner: z.string().optional(),
  isWritten: z.boolean(),
  url: z.strictObject({ de: z.url(), en: z.url() }),
});
const summaryOfProvider = providerFacts.extend({ responses: z.int() });
const providerSchema = providerFacts.extend({
  lead: text.optional(),
  answers: text.optional(),
  responses: z.array(responseSchema),
});

/** What each file below `/api/v1/` holds, by its name; `codes/*.json` and the like stand for one code each. */
const fileSchemas = {
  code: statusSchema,
  reply: replySchema,
  provider: providerSchema,
  codes: z.array(summarySchema),
  replies: z.array(summarySchema),
  providers: z.array(summaryOfProvider),
  all: z.strictObject({
    version: z.literal(1),
    license: z.string(),
    codes: z.array(statusSchema),
    replies: z.array(replySchema),
    providers: z.array(providerSchema),
  }),
};

/** The JSON Schema (2020-12) of all files, each a definition under its name. */
const jsonSchema = (address: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${address}/api/v1/schema.json`,
  title: 'SMTP bounce codes, version 1',
  $defs: Object.fromEntries(
    Object.entries(fileSchemas).map(([name, schema]) => {
      const { $schema, ...definition } = z.toJSONSchema(schema);
      void $schema;
      return [name, definition];
    }),
  ),
});

/** Leaves out what is undefined, as JSON does, so that optional fields of a strict schema stay optional. */
type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const defined = <T extends object>(record: T) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>;

const both = (read: (lang: Lang) => string) => ({ de: read('de'), en: read('en') });

const responseData = ({ provider, ...row }: SeenResponse) => ({ ...row, provider: provider.id });

/** What is most asked for of a code. */
export function codeSummary(known: Code, address: string): CodeSummary {
  const { text } = known;
  const verdict = text && {
    address: text.de.verdict.address,
    resend: text.de.verdict.resend,
    actors: text.de.verdict.actors,
    why: both((lang) => text[lang].verdict.why),
  };
  return {
    code: known.code,
    kind: known.reply ? 'reply' : 'status',
    class: known.class,
    subject: known.subject,
    detail: known.detail,
    standing: known.standing,
    title: known.title,
    summary: known.summary,
    isWritten: text !== undefined,
    ...(text && { type: text.de.type, category: text.de.category }),
    ...(verdict && { verdict }),
    nearest: known.nearest,
    url: {
      permalink: address + permalink(known.code),
      de: address + codeUrl('de', known.code),
      en: address + codeUrl('en', known.code),
    },
  };
}

/** The points of both languages, paired by their ids, in the order of the German entry. */
function pairPoints<T extends { id: string; title: string; text: string }>(de: T[], en: T[]) {
  return de.map((point) => {
    const twin = en.find(({ id }) => id === point.id) ?? point;
    return {
      own: point,
      twin,
      data: { id: point.id, title: { de: point.title, en: twin.title }, text: { de: point.text, en: twin.text } },
    };
  });
}

/** All that is known of a code. */
export function codeData(known: Code, address: string): CodeData {
  const { registered, vendor, reply, text } = known;
  const facts = {
    ...codeSummary(known, address),
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
    ...(vendor && { vendor: defined({ page: vendor.page, until: vendor.until, source: vendor.source }) }),
    ...(reply && { reply }),
    travelsWith: known.travelsWith,
    responses: known.responses.map(responseData),
  } as CodeData;
  if (!text) return facts;
  const { de, en } = text;
  return {
    ...facts,
    stage: de.stage,
    lead: both((lang) => text[lang].lead),
    action: both((lang) => text[lang].action),
    causes: pairPoints(de.causes, en.causes).map(({ own, twin, data }) => ({
      ...data,
      ...(own.sign && { sign: { de: own.sign, en: twin.sign ?? own.sign } }),
    })),
    fixes: {
      marketers: pairPoints(de.fixes.marketers, en.fixes.marketers).map(({ data }) => data),
      developers: pairPoints(de.fixes.developers, en.fixes.developers).map(({ data }) => data),
    },
    investigation: pairPoints(de.investigation, en.investigation).map(({ own, twin, data }) => ({
      ...data,
      ...(own.command && { command: own.command }),
      ...(own.expect && { expect: { de: own.expect, en: twin.expect ?? own.expect } }),
    })),
    ...(de.contrast &&
      en.contrast && {
        contrast: {
          standard: both((lang) => text[lang].contrast?.standard ?? ''),
          field: both((lang) => text[lang].contrast?.field ?? ''),
          advice: both((lang) => text[lang].contrast?.advice ?? ''),
          ours: both((lang) => text[lang].contrast?.ours ?? ''),
        },
      }),
    confused: de.confused.map(({ code, difference }, at) => ({
      code,
      difference: { de: difference, en: en.confused[at]?.difference ?? difference },
    })),
    examples: de.examples.map(({ response, note, evidence, source }, at) => ({
      response,
      note: { de: note, en: en.examples[at]?.note ?? note },
      evidence,
      ...(source && { source }),
    })),
    practices: pairPoints(de.practices, en.practices).map(({ data }) => data),
    related: de.related,
    ...(de.meant && { meant: de.meant }),
    keywords: { de: de.keywords, en: en.keywords },
    sources: { de: de.sources, en: en.sources },
    reviewed: known.reviewed ?? de.reviewed,
  };
}

function factsOfProvider({ id, name, country, domains = [], mx = [], banner, text }: ProviderPage, address: string) {
  return {
    id,
    name,
    ...(country && { country }),
    domains,
    mx,
    ...(banner && { banner }),
    isWritten: text !== undefined,
    url: { de: address + providerUrl('de', id), en: address + providerUrl('en', id) },
  };
}

const providerSummary = (provider: ProviderPage, address: string): z.infer<typeof summaryOfProvider> => ({
  ...factsOfProvider(provider, address),
  responses: provider.responses.length,
});

/** All that is known of a provider. */
const providerData = (provider: ProviderPage, address: string): z.infer<typeof providerSchema> => ({
  ...factsOfProvider(provider, address),
  ...(provider.text && {
    lead: both((lang) => provider.text?.[lang].lead ?? ''),
    answers: both((lang) => provider.text?.[lang].answers ?? ''),
  }),
  responses: provider.responses.map(responseData),
});

/** The files below `/api/v1/` by their names without the ending, each with its content. */
export function dataFiles({ codes, providers }: Content, address: string): Map<string, unknown> {
  const all = [...codes.values()];
  const ofKind = (isReply: boolean) => all.filter(({ reply }) => Boolean(reply) === isReply);
  const files = new Map<string, unknown>();
  const kinds = { codes: ofKind(false), replies: ofKind(true) };
  for (const [folder, list] of Object.entries(kinds)) {
    files.set(
      folder,
      list.map((known) => codeSummary(known, address)),
    );
    for (const known of list) files.set(`${folder}/${known.code}`, codeData(known, address));
  }
  files.set(
    'providers',
    [...providers.values()].map((provider) => providerSummary(provider, address)),
  );
  for (const provider of providers.values()) files.set(`providers/${provider.id}`, providerData(provider, address));
  files.set('all', {
    version: 1,
    license: 'https://creativecommons.org/licenses/by/4.0/',
    codes: kinds.codes.map((known) => codeData(known, address)),
    replies: kinds.replies.map((known) => codeData(known, address)),
    providers: [...providers.values()].map((provider) => providerData(provider, address)),
  });
  files.set('schema', jsonSchema(address));
  return files;
}

const cell = (value: string | number) => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** All codes as a table (RFC 4180), a line each, the same facts as `codes.json` and `replies.json`. */
export function codesCsv({ codes }: Content, address: string): string {
  const head =
    'code,kind,class,subject,detail,standing,type,category,address,resend,actors,title_de,title_en,permalink';
  const rows = [...codes.values()].map((known) => {
    const {
      code,
      kind,
      standing,
      type = '',
      category = '',
      verdict,
      title,
      url,
      ...parts
    } = codeSummary(known, address);
    return [
      code,
      kind,
      parts.class,
      parts.subject,
      parts.detail,
      standing,
      type,
      category,
      verdict?.address ?? '',
      verdict?.resend ?? '',
      verdict?.actors.join(' ') ?? '',
      title.de,
      title.en,
      url.permalink,
    ]
      .map(cell)
      .join(',');
  });
  return [head, ...rows, ''].join('\r\n');
}
