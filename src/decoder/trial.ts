import assert from 'node:assert/strict';
import { readStatusCode } from '../base/code.ts';
import { loadContent } from '../model/load.ts';
import { createDecoder } from './decode.ts';
import type { Finding } from './findings.ts';
import { makeKnowledge } from './knowledge.ts';

// The decoder as its tests run it.

export const knowledge = makeKnowledge(loadContent());
export const { blankAddresses, decodeBounce, readBounce } = createDecoder(knowledge);

const known = new Set(knowledge.codes);
const providers = new Set(knowledge.providers.map(({ id }) => id));
const evidenceKinds = new Set(['code', 'reply', 'wording', 'recipient', 'remote', 'action']);

/** What holds for every finding, whatever the text. */
export function assertWellFormed(text: string, findings: Finding[]): void {
  for (const finding of findings) {
    assert.ok(known.has(finding.page), `page ${finding.page}`);
    assert.ok(finding.code === null || readStatusCode(finding.code), `code ${finding.code}`);
    assert.ok(finding.replyCode === null || /^[2-5]\d\d$/.test(finding.replyCode), `reply ${finding.replyCode}`);
    assert.equal(finding.inferred, finding.page !== finding.code);
    assert.ok(finding.action === null || /^(?:failed|delayed|delivered|relayed|expanded)$/.test(finding.action));
    assert.ok(finding.provider === null || providers.has(finding.provider), `provider ${finding.provider}`);
    assert.ok(finding.recipient === null || finding.recipient.includes('@'), `recipient ${finding.recipient}`);
    assert.equal(finding.recipientBlanked === null, finding.recipient === null);
    // Something in the text has led to the page.
    assert.ok(finding.evidence.some(({ kind }) => kind === 'code' || kind === 'reply' || kind === 'wording'));
    for (const { kind, start, end, text: shown } of finding.evidence) {
      assert.ok(evidenceKinds.has(kind), kind);
      assert.ok(0 <= start && start <= end && end <= text.length, `${kind} ${start}–${end} of ${text.length}`);
      assert.notEqual(shown, '', kind);
    }
    // No code is invented: each is shown where it stands.
    if (finding.code)
      assert.ok(finding.evidence.some(({ kind, text: shown }) => kind === 'code' && shown === finding.code));
  }
}
