import { z } from 'zod';
import {
  actors,
  addressAnswers,
  inEachLang,
  categories,
  evidences,
  parties,
  provenances,
  providerKinds,
  resendAnswers,
  stages,
  treatments,
  types,
} from '../model/schema.ts';

// Open data, version 1: adding a field is v1, removing or renaming one is v2. Texts are keyed by language. The schema
// that is published is made from these objects, and each is strict: what is not named here does not get out.

const text = inEachLang(z.string());
const code = z.string().meta({ description: 'An enhanced status code of RFC 3463 or a reply code of RFC 5321' });
const reasonId = z.string().meta({ description: 'The id of a reason, of reasons.json' });
const point = z.strictObject({ id: z.string(), title: text, text });
const fixes = z.strictObject({ marketers: z.array(point), developers: z.array(point) });
const steps = z.array(point.extend({ command: z.string().optional(), expect: text.optional() }));
const keywords = inEachLang(z.array(z.string()));
const sources = inEachLang(z.array(z.strictObject({ title: z.string(), url: z.url() })));
const type = z.enum(types).meta({
  description: 'hard: the address is unusable; soft: temporary; block: reputation or policy; setup: configuration',
});

const verdict = z.strictObject({
  address: z.enum(addressAnswers).meta({ description: 'What to do with the address' }),
  resend: z.enum(resendAnswers).meta({ description: 'Whether and when to send again' }),
  actors: z.array(z.enum(actors)).meta({ description: 'Who must act' }),
});

export const responseSchema = z.strictObject({
  id: z.string(),
  provider: z.string().meta({ description: 'The id of the provider' }),
  replyCode: code.optional(),
  code: code.optional(),
  response: z.string().meta({ description: 'The wording as sent; "..." stands for a variable part' }),
  tags: z
    .array(z.string())
    .optional()
    .meta({ description: 'Tokens that decide without code or host; "*" at the end stands for the rest of a token' }),
  meaning: text,
  reason: reasonId.meta({ description: 'Who or what was refused and why; type and verdict are those of the reason' }),
  page: code.meta({ description: 'The code whose page helps best' }),
  source: z.string(),
  evidence: z.enum(provenances).optional().meta({ description: 'Where the wording is known from' }),
  seen: z.string().optional().meta({ description: 'The date of the source: a year, a month or a day' }),
  checked: z.iso.date().meta({ description: 'When the row was compared with its source' }),
});

const urls = inEachLang(z.url());
const codeUrls = z.strictObject({
  permalink: z.url().meta({ description: 'Without a language; leads each reader to theirs' }),
  ...urls.shape,
});

/** Facts of a code that need no entry, and what is most asked for of one. */
export const codeSummarySchema = z.strictObject({
  code,
  kind: z.enum(['status', 'reply']),
  class: z.int(),
  subject: z.int(),
  detail: z.int(),
  standing: z.enum(['foreseen', 'class-not-foreseen', 'vendor', 'defined', 'nonstandard']),
  title: text,
  summary: text,
  isWritten: z.boolean().meta({
    description:
      'Whether an entry is written; category and verdict exist only then, and type unless only the wording tells it',
  }),
  type: type.optional(),
  category: z.enum(categories).optional(),
  verdict: verdict.extend({ why: text }).optional(),
  nearest: code.nullable().meta({ description: 'The nearest code with a written entry' }),
  reasons: z
    .array(
      z.strictObject({
        id: reasonId,
        responses: z.int().meta({ description: 'How many responses on record state the code for this reason' }),
        isException: z.boolean().meta({ description: 'Whether the answer for the address is not that of the code' }),
      }),
    )
    .meta({ description: 'What real responses mean by it: exceptions first, then the most frequent' }),
  url: codeUrls,
});
/** Where no entry is written; every reply code has one. */
const derived = {
  derived: z
    .strictObject({ reason: reasonId, type, verdict })
    .optional()
    .meta({ description: 'Where no entry is written: the verdict of the reason that the code has most often' }),
};
export const statusSummarySchema = codeSummarySchema.extend(derived);
export type CodeSummary = z.infer<typeof statusSummarySchema>;

const entrySchema = codeSummarySchema.extend({
  travelsWith: z.strictObject({ registered: z.array(z.string()), seen: z.array(code) }),
  stage: z.enum(stages).optional(),
  lead: text.optional(),
  action: text.optional(),
  causes: z.array(point.extend({ sign: text.optional(), reason: reasonId.optional() })).optional(),
  fixes: fixes.optional(),
  investigation: steps.optional(),
  contrast: z.strictObject({ standard: text, field: text, advice: text, ours: text }).optional(),
  confused: z.array(z.strictObject({ code, difference: text })).optional(),
  examples: z
    .array(
      z.strictObject({ response: z.string(), note: text, evidence: z.enum(evidences), source: z.string().optional() }),
    )
    .optional(),
  practices: z.array(point).optional(),
  related: z.array(code).optional(),
  keywords: keywords.optional(),
  sources: sources.optional(),
  reviewed: z.iso.date().optional(),
  responses: z.array(responseSchema),
});
export const statusSchema = entrySchema.extend({
  ...derived,
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
export const replySchema = entrySchema.extend({
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

export const reasonSummarySchema = z.strictObject({
  id: z.string(),
  party: z.enum(parties).meta({ description: 'Who or what was refused; only a recipient is ever suppressed at once' }),
  type,
  verdict: verdict.extend({ why: text }),
  stage: z.enum(stages),
  title: text,
  summary: text,
  codes: z.array(code).meta({ description: 'The codes that carry it, the most frequent first' }),
  url: urls,
});
export const reasonSchema = reasonSummarySchema.extend({
  lead: text,
  action: text,
  recognize: text,
  causes: z.array(point.extend({ sign: text.optional() })),
  fixes,
  investigation: steps,
  atProviders: text.optional(),
  confused: z.array(z.strictObject({ reason: reasonId, difference: text })),
  practices: z.array(point),
  keywords,
  sources,
  reviewed: z.iso.date(),
  responses: z.array(responseSchema),
});
export type ReasonData = z.infer<typeof reasonSchema>;

/** What tells a reason in a reply, so that a program in any language can do what ours does. */
export const phrasesSchema = z.strictObject({
  reasons: z
    .array(
      z.strictObject({
        reason: reasonId,
        transient: reasonId.optional().meta({ description: 'The reason behind a reply that begins with 4' }),
        permanent: reasonId.optional().meta({ description: 'The reason behind a reply that begins with 5' }),
        phrases: z
          .array(z.string())
          .meta({ description: 'Without regard to case; "..." is up to 200 characters, "*" the rest of a word' }),
      }),
    )
    .meta({ description: 'In order: of two reasons whose phrases are found, the first decides' }),
  tags: z
    .array(z.strictObject({ tag: z.string(), reason: reasonId, provider: z.string(), response: z.string() }))
    .meta({ description: 'Tokens in exact case that decide without code or host' }),
  others: z.array(z.string()).meta({
    description:
      'Beside one of these, "user unknown" may mean a sender or a login; without regard to case, "*" is the rest of a word',
  }),
});

const providerFacts = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(providerKinds),
  country: z.string().optional(),
  domains: z.array(z.string()),
  mx: z.array(z.string()).meta({ description: 'Names of mail exchangers; "*" stands for any part' }),
  banner: z.string().optional(),
  isWritten: z.boolean(),
  url: urls,
});
export const providerSummarySchema = providerFacts.extend({ responses: z.int() });
export const providerSchema = providerFacts.extend({
  lead: text.optional(),
  answers: text.optional(),
  responses: z.array(responseSchema),
});

/** When an address whose verdict is `suppress-if-repeated` goes on the suppression list. */
export const suppressionSchema = z.strictObject({ bounces: z.int(), weeks: z.int(), words: text });

/** What a sending service calls its bounces. */
export const serviceSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  practice: text,
  sources: z.array(z.strictObject({ title: z.string(), url: z.url().optional() })),
  terms: z.array(
    z.strictObject({
      id: z.string(),
      term: z.string().meta({ description: 'As the service spells it' }),
      where: z.string().meta({ description: 'The field, page or file in which it stands' }),
      key: z.string().optional(),
      treats: z.enum(treatments).optional().meta({ description: 'The class that the service itself gives' }),
      meaning: text,
      action: text.optional().meta({ description: 'What the service does with the address' }),
      reasons: z.array(reasonId).meta({ description: 'Our reasons, the most frequent first' }),
      codes: z.array(z.string()).optional().meta({ description: 'Codes that the documentation of the service names' }),
      source: z.string(),
    }),
  ),
  url: urls,
});

const verdictWithoutActors = verdict.pick({ address: true, resend: true }).partial();
/** What has to be found in a text, so that a program in any language can test itself. */
export const caseSchema = z.strictObject({
  name: z
    .string()
    .optional()
    .meta({ description: 'What the text is an example of; absent where it only looks like a bounce' }),
  text: z.string(),
  findings: z
    .array(
      z.strictObject({
        reason: reasonId.nullable().optional(),
        party: z.enum(parties).nullable().optional(),
        verdict: verdictWithoutActors.optional(),
        basis: z.string().nullable().optional().meta({ description: 'What tells the reason' }),
        code: code.nullable(),
        replyCode: code.nullable().optional(),
        page: code.optional().meta({ description: 'The code whose page helps best' }),
        inferred: z.boolean().optional().meta({ description: 'Whether the page is another one than the stated code' }),
        recipient: z.string().nullable().optional(),
        sender: z.string().nullable().optional(),
        provider: z.string().nullable().optional(),
        action: z.string().nullable().optional(),
        remoteMta: z.string().nullable().optional(),
        stage: z.string().nullable().optional(),
        retryAfter: z.number().nullable().optional(),
        blocklist: z.string().nullable().optional(),
        diagnostic: z.string().nullable().optional(),
        service: z
          .strictObject({
            id: z.string(),
            event: z.string(),
            class: z.string().nullable(),
            term: z.string().nullable(),
          })
          .optional(),
      }),
    )
    .meta({ description: 'In order; none where nothing must be found. A field that is absent may be anything' }),
});

export const allSchema = z.strictObject({
  version: z.literal(1),
  license: z.string(),
  codes: z.array(statusSchema),
  replies: z.array(replySchema),
  reasons: z.array(reasonSchema),
  providers: z.array(providerSchema),
  phrases: phrasesSchema,
  suppression: suppressionSchema,
  services: z.array(serviceSchema),
});

/** What each file below `/api/v1/` holds, by its name; `codes/*.json` and the like stand for one code each. */
export const fileSchemas = {
  code: statusSchema,
  reply: replySchema,
  reason: reasonSchema,
  provider: providerSchema,
  codes: z.array(statusSummarySchema),
  replies: z.array(codeSummarySchema),
  reasons: z.array(reasonSummarySchema),
  providers: z.array(providerSummarySchema),
  phrases: phrasesSchema,
  suppression: suppressionSchema,
  services: z.array(serviceSchema),
  cases: z.array(caseSchema),
  all: allSchema,
};

/** What the published types call the parts of the data. */
export const namedSchemas = {
  Texts: text,
  Actor: z.enum(actors),
  Point: point,
  CodeData: statusSchema,
  CodeSummary: statusSummarySchema,
  ReplyData: replySchema,
  ReplySummary: codeSummarySchema,
  ReasonData: reasonSchema,
  ReasonSummary: reasonSummarySchema,
  ProviderData: providerSchema,
  ProviderSummary: providerSummarySchema,
  ResponseData: responseSchema,
  PhrasesData: phrasesSchema,
  SuppressionRule: suppressionSchema,
  ServiceData: serviceSchema,
  CaseData: caseSchema,
  AllData: allSchema,
};

/** The JSON Schema (2020-12) of all files, each a definition under its name. */
export const jsonSchema = (address: string) => ({
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
