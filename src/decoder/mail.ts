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

/**
 * The parts of a mail that say what happened, as text: the subject, what is written for people, and the report of RFC
 * 3464. The returned copy of the original mail is left out: it holds only look-alikes.
 */
export async function readMail(source: string): Promise<string> {
  const { default: PostalMime } = await import('postal-mime');
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
