/** Whether a text is a whole mail (RFC 5322) with MIME parts that have to be decoded before it can be read. */
export function isWholeMail(text: string): boolean {
  const head = text.slice(0, 20_000).trimStart();
  // The blank line that ends the header; a text whose line breaks were swallowed has none.
  const end = head.search(/\r?\n\r?\n/);
  const header = end < 0 ? head : head.slice(0, end);
  return (
    end > 0 &&
    /^(?:[!-9;-~]{1,60}:|From )/.test(header) &&
    /^(?:mime-version|content-type)[ ]{0,2}:/im.test(header) &&
    (header.match(/^[!-9;-~]{1,60}:/gm) ?? []).length >= 2
  );
}

/** The library that takes mails apart is loaded when one comes, and may be missing then. */
export class MissingMailReader extends Error {}

/**
 * The parts of a mail that say what happened, as text: the subject, what is written for people, and the report of RFC
 * 3464. The returned copy of the original mail is left out: it holds only look-alikes.
 */
export async function readMail(source: string): Promise<string> {
  const { default: PostalMime } = await import('postal-mime').catch((cause: unknown) => {
    throw new MissingMailReader('The part that reads whole mails could not be loaded', { cause });
  });
  const { headers, text, html, attachments } = await PostalMime.parse(inUnicode(source.trimStart()), {
    forceRfc822Attachments: true,
    attachmentEncoding: 'utf8',
  }).catch(() => ({ headers: [], text: source, html: undefined, attachments: [] }));
  const told = headers
    .filter(({ key }) => Object.hasOwn(toldHeaders, key))
    .map(({ key, value }) => `${toldHeaders[key]}: ${value}`);
  const reports = attachments
    .filter(({ mimeType }) => /^message\/(?:(?:global-)?delivery-status|feedback-report)$/.test(mimeType))
    .map(({ content }) => String(content));
  return [told.join('\n'), text ?? withoutTags(html ?? ''), ...reports].filter(Boolean).join('\n\n');
}

/** Header fields that say what a mail is. */
const toldHeaders: Record<string, string> = {
  'x-failed-recipients': 'X-Failed-Recipients',
  subject: 'Subject',
  'auto-submitted': 'Auto-Submitted',
};

/** The charset of what stands at a place: the nearest that is named before it, or soon behind. */
const charsetAt = (text: string, at: number) =>
  [
    ...text
      .slice(Math.max(0, at - 2000), at + 200)
      .matchAll(/charset[ ]{0,2}=[ ]{0,2}"?([\w.-]{1,40}?)(?=["; ]|Content-|$)/gi),
  ].at(-1)?.[1];

function decodeCharset(bytes: string, charset: string | undefined): string | null {
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}

function decodeBase64(run: string, charset: string | undefined): string | null {
  const letters = run.replace(/[ =]+/g, '');
  try {
    return decodeCharset(atob(letters.slice(0, letters.length - (letters.length % 4 === 1 ? 1 : 0))), charset);
  } catch {
    return null;
  }
}

/**
 * A mail whose line breaks were swallowed or became spaces has no parts any more: decodes what is encoded where it stands;
 * null where a text is no such mail.
 */
export function decodeInPlace(text: string): string | null {
  const encoded = /content-transfer-encoding[ ]{0,2}:[ ]{0,2}(base64|quoted-printable)/gi;
  const found = text.trim().includes('\n') ? [] : [...text.matchAll(encoded)];
  if (found.length === 0) return null;
  const pieces = found.map(({ 1: encoding = '', index, 0: field }, at) => {
    const from = index + field.length;
    const body = text.slice(from, found[at + 1]?.index ?? text.length);
    const charset = charsetAt(text, from);
    return encoding.toLowerCase() === 'base64'
      ? body.replace(
          /[A-Za-z0-9+/]{16,}(?:[ ]{1,2}[A-Za-z0-9+/]{2,}){0,20000}={0,2}/,
          (run) => ` ${decodeBase64(run, charset) ?? run} `,
        )
      : ` ${body}`.replace(/=(?![\dA-F]{2})[ ]?/g, '').replace(
          /(?:=[\dA-F]{2})+/g,
          (run) =>
            decodeCharset(
              run.replace(/=(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
              charset,
            ) ?? run,
        );
  });
  return text.slice(0, found[0]?.index) + pieces.join(' ');
}

const withoutTags = (html: string) =>
  html.replace(/<\/?(?:p|div|tr|li|table|h\d|br)\b[^<>]{0,400}>/gi, '\n').replace(/<[a-z!/][^<>]{0,2000}>/gi, ' ');

/**
 * A pasted text is in Unicode already, whatever charset its parts name: only what is encoded as base64 or
 * quoted-printable still has that charset.
 */
function inUnicode(source: string): string {
  if (/^[\x00-\x7f]*$/.test(source)) return source;
  return source.replace(/^(?:[!-9;-~]{1,60}:.*(?:\r?\n[ \t].*)*(?:\r?\n|$))+/gm, (header) =>
    /^content-transfer-encoding[ ]{0,2}:[ ]{0,2}(?:base64|quoted-printable)/im.test(header)
      ? header
      : header.replace(/charset[ ]{0,2}=[ ]{0,2}"?[\w.-]{1,40}"?/gi, 'charset=utf-8'),
  );
}
