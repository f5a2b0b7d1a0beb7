import { plainFinding, readPart } from './answer.ts';
import { contextOf } from './context.ts';
import { readEvents, reportOf, type ServiceEvent } from './events.ts';
import type { Finding, Reading } from './findings.ts';
import type { Knowledge } from './knowledge.ts';
import { decodeInPlace, isWholeMail, readMail } from './mail.ts';
import { replaceIn, some } from './memory.ts';
import { locateIn, locateThrough } from './positions.ts';
import { prepare, type Tools } from './tools.ts';
import { plainView, readable, type View } from './view.ts';

/** Reads bounces; see `createDecoder`. */
export interface Decoder {
  /**
   * Decodes a bounce in any form in which people paste it: a reply line, a log line, a report of RFC 3464, a whole mail,
   * a transcript, a table, an event of a sending service. Returns what it says about each recipient, in the order of the
   * text; nothing where it is no bounce. Positions refer to the text as given; what a mail holds only encoded has the position of the whole text. Never throws, whatever
   * it is given; the time grows with the length of the text.
   */
  decodeBounce: (text: string) => Promise<Finding[]>;
  /** Reads a pasted text for display: what it was read as, and findings whose positions refer to that. */
  readBounce: (pasted: string) => Promise<Reading>;
  /**
   * Blanks the local parts of all addresses, also where they stand alone, and the names that stand with addresses:
   * `Max Muster <max@example.com>` → `*** <***@example.com>`.
   */
  blankAddresses: (text: string) => string;
}

/** Makes a decoder from what `makeKnowledge` made. Throws where the knowledge has another shape. */
export function createDecoder(knowledge: Knowledge): Decoder {
  if (knowledge.version !== 1)
    throw new Error(
      `This decoder reads knowledge of version 1, not ${String(knowledge.version)}; use both of one build`,
    );
  const tools = prepare(knowledge);
  return {
    async decodeBounce(text) {
      if (typeof text !== 'string') return [];
      const { view, isMail, findings } = await readText(text, tools);
      const place = isMail ? locateIn(text) : locateThrough(view);
      const pieces = findings.flatMap(({ evidence }) => evidence);
      if (isMail) pieces.sort((a, b) => a.start - b.start);
      for (const piece of pieces) Object.assign(piece, place(piece));
      return findings;
    },
    async readBounce(pasted) {
      if (typeof pasted !== 'string') return { text: '', findings: [] };
      const { view, findings } = await readText(pasted, tools);
      return { text: view.text, findings };
    },
    blankAddresses: (text) => (typeof text === 'string' ? tools.blank(text) : ''),
  };
}

/** Reads a text as events of a service, as a mail, or as it stands if it is none or says nothing in its parts. */
async function readText(text: string, tools: Tools): Promise<{ view: View; isMail: boolean; findings: Finding[] }> {
  const view = readable(text);
  const events = readEvents(text) ?? readEvents(view.text);
  if (events) {
    const { text: reports, findings } = readReports(events, tools);
    if (findings.length > 0) return { view: plainView(reports), isMail: true, findings };
  }
  const mail = await mailIn(text, view);
  if (mail !== null) {
    const inside = readable(mail);
    const findings = findAll(inside.text, tools, view.text);
    if (findings.length > 0) return { view: inside, isMail: true, findings };
  }
  return { view, isMail: false, findings: findAll(view.text, tools) };
}

/** Reads the events of a sending service, each as a report of its own. */
function readReports(events: ServiceEvent[], tools: Tools): { text: string; findings: Finding[] } {
  const findings: Finding[] = [];
  const reports: string[] = [];
  let from = 0;
  for (const event of events) {
    const report = reportOf(event);
    const finding = readService(report, event, tools);
    if (finding) {
      const evidence = finding.evidence.map((piece) => ({
        ...piece,
        start: piece.start + from,
        end: piece.end + from,
      }));
      findings.push({ ...finding, evidence });
    }
    reports.push(report);
    from += report.length + 2;
  }
  return { text: reports.join('\n\n'), findings };
}

/** What the words of an answer say, else how the service classes it; null where it is about no failure. */
function readService(report: string, told: ServiceEvent, tools: Tools): Finding | null {
  const { service: id, event, class: own, keys = [], recipient, sender = null } = told;
  const [said] = findAll(report, tools);
  const classes = new Map(Object.entries(tools.classes[id] ?? {}));
  const words = [own ?? '', ...(classes.has(event) ? keys : []), event];
  const known = words.map((word) => classes.get(word)).find(Boolean);
  const service = { id, event, class: own, term: known?.term ?? null };
  if (!known) return said ? { ...said, sender: said.sender ?? sender, service } : null;
  const placeOf = (text: string) => ({ text, start: report.indexOf(text), end: report.indexOf(text) + text.length });
  const { reason } = known;
  const people = { recipient: recipient === null ? null : placeOf(recipient), sender };
  const classed = { ...plainFinding(report, reason, 'class', placeOf(own ?? event), people, tools), service };
  // What stands as the answer may be no more than the class once again.
  const isLabel = known === classes.get(own ?? '') && told.diagnostic != null && own?.endsWith(told.diagnostic);
  if (!said || isLabel || reason === 'complaint-report') return classed;
  const isToldInWords = said.reason !== null && said.basis !== 'code' && said.basis !== 'reply';
  // A word that stands for several reasons gives way to whatever tells one.
  const isTold = said.reason !== null && tools.reasons[said.reason]?.isVague === false;
  const isVague = known.isVague ? isTold : tools.reasons[reason]?.isVague === true && said.reason !== null;
  const { party, verdict, basis } = classed;
  const decided = isToldInWords || isVague ? {} : { reason, party, verdict, basis };
  return { ...said, ...decided, sender: said.sender ?? sender, service };
}

/** What a whole mail says, also one that was pasted as a quotation or HTML-escaped; null where the text is none. */
async function mailIn(text: string, view: View): Promise<string | null> {
  const isPlain =
    isWholeMail(text) && !/&(?:lt|gt|quot|amp|#\d{1,5});|<(?:p|div|pre|br)[\s/>]|\u00a0/.test(text.slice(0, 20_000));
  if (isPlain) return readMail(text);
  if (!/(?:mime-version|content-type|content-transfer-encoding)[ ]{0,2}:/i.test(view.text)) return null;
  const source = replaceIn(view.text, /[ \t]{1,16}$/gm, () => '');
  return isWholeMail(source) ? readMail(source) : decodeInPlace(source);
}

/** `source` is the whole mail of which a text is what it says: its header names people. */
function findAll(text: string, tools: Tools, source?: string): Finding[] {
  const visible = tools.statements.blankReturned(text);
  const context = contextOf(visible, tools, source);
  const isAnswered = some(context.statements, ({ trust }) => trust === 'told');
  const notice = tools.notices.find(text, isAnswered, tools.signs.bounce.test(visible));
  if (notice) return [plainFinding(text, notice.reason, 'wording', notice, notice, tools)];
  const findings: Finding[] = [];
  let parts = 0;
  for (const part of tools.recipients.split(text)) {
    parts++;
    const finding = readPart(text, part, context, tools);
    if (finding) findings.push(finding);
  }
  if (findings.length > 0 || parts === 1) return findings;
  // Addresses stand in the text, but what it says stands apart from all of them.
  const finding = readPart(text, tools.recipients.whole(text), context, tools);
  return finding ? [finding] : [];
}
