import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

// Reads `cases/*.yml`: bounces as people paste them, and texts that only look like bounces. Hosts and addresses of the
// senders are reserved names (RFC 2606, RFC 5737); names of real exchangers stand only where the provider is to be
// recognized.

/** What happens to a text on its way into the clipboard; `as` of a case names these, in order. */
export const copies = {
  /** Lines that end in CRLF, as a mail travels. */
  crlf: (text: string) => text.replace(/\r?\n/g, '\r\n'),
  quoted: (text: string) => text.replace(/^/gm, '> '),
  escaped: (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  oneLine: (text: string) => text.replace(/\r?\n/g, ' '),
  unbroken: (text: string) => text.replaceAll('\n', ''),
  json: (text: string) => JSON.stringify(text),
};

/** A file of `cases/texts`: whole mails, and what several cases share. */
const source = z.strictObject({ file: z.string() });
const code = z.string().nullable();
const maybe = code.optional();
/** What is expected of a finding; what is absent may be anything. */
const expectedSchema = z.strictObject({
  reason: maybe,
  party: maybe,
  /** What becomes of the address, and whether to send again: `verdict` of the finding. */
  address: z.string().optional(),
  resend: z.string().optional(),
  basis: maybe,
  code,
  replyCode: maybe,
  page: maybe,
  recipient: maybe,
  provider: maybe,
  action: maybe,
  remoteMta: maybe,
  stage: maybe,
  sender: maybe,
  retryAfter: z.number().nullable().optional(),
  blocklist: maybe,
  diagnostic: maybe,
  service: z
    .strictObject({ id: z.string(), event: z.string(), class: z.string().nullable(), term: z.string().nullable() })
    .nullable()
    .optional(),
});
const caseSchema = expectedSchema.extend({
  name: z.string(),
  text: z.string().optional(),
  file: z.string().optional(),
  as: z.array(z.enum(Object.keys(copies) as (keyof typeof copies)[])).default([]),
  /** Where absent: whether the page is another one than the code. */
  inferred: z.boolean().optional(),
  /** The further findings, in order. */
  others: z.array(expectedSchema).default([]),
});
export type Expected = z.infer<typeof expectedSchema>;
const negativesSchema = z.record(z.string(), z.array(z.union([z.string(), source])));

// From the folder of the project, as the build moves this code elsewhere.
const folder = 'src/decoder/cases';
const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');
const textOf = ({ text, file }: { text?: string | undefined; file?: string | undefined }) =>
  text ?? read(`texts/${file}`);

/** Every bounce with what is expected of it, in the order of the files. */
export const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.yml') && file !== 'negatives.yml')
  .flatMap((file) => z.array(caseSchema).parse(parse(read(file))))
  .map(({ text, file, as, ...expected }) => ({
    ...expected,
    text: as.reduce((copied, way) => copies[way](copied), textOf({ text, file })),
  }));

/** Texts in which nothing must be found. */
export const negatives = Object.values(negativesSchema.parse(parse(read('negatives.yml'))))
  .flat()
  .map((entry) => (typeof entry === 'string' ? entry : textOf(entry as { text?: string; file?: string })));
