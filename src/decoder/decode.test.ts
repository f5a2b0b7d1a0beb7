import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadContent } from '../model/load.ts';
import { cases, copies, negatives, type Expected } from './cases.ts';
import { createDecoder } from './decode.ts';
import type { Finding } from './findings.ts';
import { assertWellFormed, decodeBounce, knowledge, readBounce } from './trial.ts';

/** What of a finding a case states. */
function statedOf(finding: Finding | undefined, expected: Expected) {
  const { address, resend } = finding?.verdict ?? {};
  const all = { ...finding, address, resend };
  return Object.fromEntries(Object.keys(expected).map((key) => [key, all[key as keyof typeof all]]));
}

test('bounces are read as what they are', async (t) => {
  for (const { name, text, inferred, others, ...expected } of cases) {
    await t.test(name, async () => {
      const findings = await decodeBounce(text);
      const [first, ...rest] = findings;
      assert.ok(first, 'no bounce is found');
      assert.deepEqual(statedOf(first, expected), expected);
      if (expected.page !== undefined) assert.equal(first.inferred, inferred ?? expected.page !== expected.code);
      assert.deepEqual(
        rest.map((finding, at) => statedOf(finding, others[at] ?? { code: null })),
        others,
      );
      assertWellFormed(text, findings);
    });
  }
});

test('texts without a bounce yield nothing', async (t) => {
  for (const text of negatives) {
    await t.test(JSON.stringify(text.slice(0, 80)), async () => {
      assert.deepEqual(
        (await decodeBounce(text)).map(({ code, page, evidence }) => ({ code, page, evidence })),
        [],
      );
    });
  }
});

test('every code in a reply line leads to its page', async () => {
  const statusCodes = knowledge.codes.filter((code) => code.includes('.'));
  assert.ok(statusCodes.length > 100);
  for (const code of statusCodes) {
    const reply = { 2: '250', 4: '450', 5: '550' }[code[0] ?? ''];
    const [finding] = await decodeBounce(
      `${reply} ${code} ${code.startsWith('2') ? 'Message accepted' : 'Delivery failed'}`,
    );
    assert.deepEqual(
      { code: finding?.code, replyCode: finding?.replyCode, page: finding?.page, inferred: finding?.inferred },
      { code, replyCode: reply, page: code, inferred: false },
    );
  }
  for (const code of knowledge.codes.filter((code) => !code.includes('.'))) {
    const [finding] = await decodeBounce(`${code} Something happened`);
    assert.deepEqual([finding?.code, finding?.replyCode, finding?.page], [null, code, code]);
  }
});

test('a code has the same page alone, in a log line, in a report and in a mail', async () => {
  for (const code of knowledge.codes.filter((code) => /^[45]\./.test(code))) {
    for (const text of [
      code,
      `status ${code}`,
      `dsn=${code}, status=bounced (host mx.example.com said: ${code[0]}50 ${code} Delivery failed)`,
      `Final-Recipient: rfc822; bob@example.com\nAction: failed\nStatus: ${code}\n`,
      `From: a@example.com\nMIME-Version: 1.0\nContent-Type: text/plain\n\n${code[0]}50 ${code} Delivery failed`,
    ]) {
      assert.equal((await decodeBounce(text))[0]?.page, code, text);
    }
  }
});

test('what a provider answers leads to the page that explains it', async () => {
  for (const { id, mx, responses } of knowledge.providers) {
    // An exchanger of the provider, where one is known.
    const host = mx[0]?.replaceAll('*', 'mx1').replaceAll('...', '1');
    for (const { replyCode, code, response, page } of responses) {
      // A code within the words belongs to the words.
      if (/[245]\.\d\.\d/.test(response)) continue;
      const answer = [replyCode, code, response.replaceAll('...', 'example')].filter(Boolean).join(' ');
      const text = host
        ? `<bob@example.com>: host ${host}[203.0.113.5] said: ${answer} (in reply to RCPT TO command)`
        : answer;
      const [finding] = await decodeBounce(text);
      if (replyCode || code)
        assert.deepEqual([finding?.code, finding?.replyCode], [code ?? null, replyCode ?? null], text);
      if (host) assert.deepEqual([finding?.provider, finding?.page], [id, page], text);
    }
  }
});

test('evidence marks what it names in the text as it was pasted', async () => {
  const text = '&gt; 550&nbsp;5.1.1 User unknown\r\n&gt; &lt;bob@example.com&gt;';
  const [finding] = await decodeBounce(text);
  const marked = (finding?.evidence ?? []).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
  assert.deepEqual(marked, [
    ['code', '5.1.1'],
    ['reply', '550'],
    ['wording', 'User unknown'],
    ['recipient', 'bob@example.com'],
  ]);
});

test('a reading for display marks its own text', async () => {
  for (const { text: pasted } of cases) {
    const { text, findings } = await readBounce(pasted);
    for (const { evidence } of findings) {
      for (const { start, end, text: shown, kind } of evidence) {
        if (kind === 'action') assert.equal(text.slice(start, end).toLowerCase(), shown);
        else assert.equal(text.slice(start, end), shown);
      }
    }
  }
});

/** What happens to a text on its way into the clipboard. */
const copied: Record<string, (text: string) => string> = {
  'with CRLF': copies.crlf,
  quoted: copies.quoted,
  'quoted twice': (text) => text.replace(/^/gm, '> > '),
  'HTML-escaped': copies.escaped,
  'HTML-escaped, with line breaks of HTML': (text) => copies.escaped(text).replaceAll('\n', '<br>\n'),
  'with no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'with no-break spaces of HTML': (text) => copies.escaped(text).replaceAll(' ', '&nbsp;'),
  'with spaces at the ends of lines': (text) => text.replace(/$/gm, '  '),
  indented: (text) => text.replace(/^/gm, '    '),
};

test('a bounce is read alike however it was copied', async (t) => {
  const read = async (text: string) =>
    (await decodeBounce(text)).map(({ code, replyCode, page, recipient }) => ({ code, replyCode, page, recipient }));
  for (const [way, copy] of Object.entries(copied)) {
    await t.test(way, async () => {
      for (const { text, name } of cases) assert.deepEqual(await read(copy(text)), await read(text), name);
    });
  }
  await t.test('and what is no bounce stays none', async () => {
    for (const copy of Object.values(copied)) {
      for (const text of negatives) assert.deepEqual(await read(copy(text)), [], copy(text));
    }
  });
});

/** What cannot be undone wholly: how much of it is read alike, of all cases. */
const damaged: Record<string, (text: string) => string> = {
  'line breaks that became spaces': (text) => text.replace(/\r?\n/g, ' '),
  'line breaks that were swallowed': (text) => text.replace(/\r?\n/g, ''),
  'paragraphs of HTML': (text) => `<p>${copies.escaped(text).replaceAll('\n', '</p>\n<p>')}</p>`,
  'blocks of HTML': (text) => text.replace(/^.*$/gm, (line) => `<div>${copies.escaped(line)}</div>`),
  'text of HTML as it was written': (text) => `<pre>${copies.escaped(text)}</pre>`,
  'a margin of tabs': (text) => text.replace(/^/gm, '\t'),
};

test('damage on the way costs at most one point of what a bounce says', async (t) => {
  for (const [way, damage] of Object.entries(damaged)) {
    await t.test(way, async () => {
      const lost: Record<'code' | 'reply' | 'address', string[]> = { code: [], reply: [], address: [] };
      for (const { text, name } of cases) {
        const [[whole], [hurt]] = await Promise.all([decodeBounce(text), decodeBounce(damage(text))]);
        if (whole?.code !== hurt?.code) lost.code.push(name);
        if (whole?.replyCode !== hurt?.replyCode) lost.reply.push(name);
        if (whole?.verdict?.address !== hurt?.verdict?.address) lost.address.push(name);
      }
      for (const [what, names] of Object.entries(lost))
        assert.ok(
          names.length <= cases.length / 100,
          `${what}, ${names.length} of ${cases.length}: ${names.join('; ')}`,
        );
    });
  }
});

/** The nouns of a bounce as names of people and domains: mailbox.org is a provider, and a filter may be called spam. */
const names = ['mailbox', 'user', 'sender', 'account', 'spam', 'greylisting', 'virus', 'policy', 'user-unknown'];

test('how people and hosts are called changes nothing', async (t) => {
  for (const name of names) {
    await t.test(name, async () => {
      const changed: string[] = [];
      for (const { text, name: of } of cases)
        for (const renamed of [
          text.replace(/\b(?:anna|bob|alice|cora)(?=@)/gi, name),
          text.replace(/\bexample(?=\.(?:com|net|org)\b)/gi, name),
        ]) {
          if (renamed === text) continue;
          const [[before], [after]] = await Promise.all([decodeBounce(text), decodeBounce(renamed)]);
          const [was, is] = [before, after].map((found) => `${found?.verdict?.address} ${found?.reason}`);
          if (is !== was) changed.push(`${of}: ${was}, ${is}`);
          const condemns = after?.verdict?.address?.startsWith('suppress') && before?.verdict?.address === 'keep';
          assert.ok(!condemns, `${of}: ${was}, ${is}`);
        }
      // Where nothing else tells a reason, the name of a host may.
      assert.ok(changed.length <= cases.length / 100, changed.join('\n'));
    });
  }
});

test('a stated reply is found among any words', async () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/).filter((text) => !/^(?:spam|policy|user|mailbox)$/.test(text));
  const code = fc.constantFrom(
    ...knowledge.codes.filter((text) => /^[45]\.\d\.[1-9]/.test(text) && !/^[45]\.(?:7\.1|4\.7)$/.test(text)),
  );
  await fc.assert(
    fc.asyncProperty(code, fc.array(word, { maxLength: 12 }), async (stated, words) => {
      const [finding] = await decodeBounce(`${stated[0]}50 ${stated} ${words.join(' ')}`);
      assert.deepEqual([finding?.code, finding?.page], [stated, stated]);
    }),
    { numRuns: 300 },
  );
});

test('blanked recipients of findings show no local part', async () => {
  for (const { text } of cases) {
    for (const { recipient, recipientBlanked } of await decodeBounce(text)) {
      if (recipient) assert.equal(recipientBlanked, `***@${recipient.split('@').at(-1)}`);
    }
  }
});

test('a code within a range of a vendor leads to the page of the range', async () => {
  for (const { from, until } of knowledge.ranges) {
    const [cls, subject, detail] = until.split('.').map(Number);
    const within = `${cls}.${subject}.${Number(detail) - 1}`;
    // A code of the range that has a page of its own leads there.
    if (knowledge.codes.includes(within)) continue;
    const [finding] = await decodeBounce(`${cls}50 ${within} Access denied`);
    const [first] = await decodeBounce(`${cls}50 ${from} Access denied`);
    assert.deepEqual([finding?.code, finding?.page], [within, first?.page]);
  }
});

test('knowledge is plain JSON, and of another version it is refused', async () => {
  const copy = JSON.parse(JSON.stringify(knowledge)) as typeof knowledge;
  assert.deepEqual(copy, knowledge);
  const [finding] = await createDecoder(copy).decodeBounce('550 5.1.1 User unknown');
  assert.equal(finding?.page, '5.1.1');
  assert.throws(() => createDecoder({ ...knowledge, version: 2 as 1 }), /version 1, not 2/);
});

test('every sample of the page is read, and each shows something else', async () => {
  const { samples } = loadContent();
  assert.ok(samples.length > 3);
  const pages = await Promise.all(samples.map(async ({ text }) => (await decodeBounce(text)).map(({ page }) => page)));
  for (const page of pages) assert.ok(page.length > 0);
  assert.equal(new Set(pages.map(String)).size, samples.length);
});

test('who was refused comes first: no refusal of a sender, a name or a login suppresses a recipient', async () => {
  const code = fc.constantFrom(...knowledge.codes.filter((known) => /^[45]\./.test(known)), null);
  const notices = new Set(['auto-reply', 'complaint-report']);
  const reply = fc.constantFrom('421', '450', '451', '452', '501', '550', '551', '552', '553', '554');
  const words = fc
    .array(
      fc.oneof(
        fc.constantFrom('User unknown', 'no such user', '<bob@example.com>', 'Host not found', 'Connection refused'),
        fc
          .constantFrom(
            ...knowledge.wordings
              .filter(({ reason }) => !notices.has(reason))
              .flatMap(({ phrases }) => phrases)
              // "421 messages" counts them, "551 not our user" is an answer of its own.
              .filter((phrase) => !/^(?:messages|\d{3} )/.test(phrase)),
          )
          .map((phrase) => phrase.replace('...', 'x')),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((list) => list.join(' ').replace(/\*/g, ''));
  const refusals: ((answer: string, said: string) => string)[] = [
    (_, said) => `550 5.1.0 <me@example.com>: Sender address rejected: ${said}`,
    (_, said) => `550 5.7.1 <pc.example.net>: Helo command rejected: ${said}`,
    (_, said) => `550-Verification failed for <me@example.com>\n550-${said}\n550 Sender verify failed`,
    (_, said) =>
      `550-Verification failed for <me@example.com>\n550-Response: 550 5.1.1 ${said}\n550 Sender verify failed`,
    (_, said) => `535 5.7.8 ${said}`,
    (_, said) => `535 ${said}`,
    (answer) => `host mx.example.net[192.0.2.1] refused to talk to me: ${answer}`,
    (answer) => `host mx.example.net[192.0.2.1] said: ${answer} (in reply to MAIL FROM command)`,
    (answer) => `host mx.example.net[192.0.2.1] said: ${answer} (in reply to EHLO command)`,
    (answer) => `host mx.example.net[192.0.2.1] said: ${answer} (in reply to AUTH command)`,
    (answer) => `SMTP error from remote mail server after MAIL FROM:<me@example.com>: ${answer}`,
    (answer) => `MAIL FROM:<me@example.com>\n${answer}\nQUIT`,
    (answer) => `C: EHLO pc.example.net\nS: ${answer}\nC: QUIT`,
    (answer) => `AUTH PLAIN AGJvYgBzZWNyZXQ=\n${answer}`,
    (answer) => `com.sun.mail.smtp.SMTPSenderFailedException: ${answer}`,
    (answer) => `javax.mail.AuthenticationFailedException: ${answer}`,
    (answer) => `Net::SMTPAuthenticationError: ${answer}`,
    (answer) => `Error: Mail command failed: ${answer}`,
    (answer) => `Error: Invalid login: ${answer}`,
    (answer) => `smtplib.SMTPSenderRefused: (${answer.slice(0, 3)}, b'${answer.slice(4)}', 'me@example.com')`,
    (answer) => `smtplib.SMTPHeloError: (${answer.slice(0, 3)}, b'${answer.slice(4)}')`,
    (answer) => `smtplib.SMTPAuthenticationError: (${answer.slice(0, 3)}, b'${answer.slice(4)}')`,
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...refusals), reply, code, words, async (refusal, replyCode, stated, said) => {
      const text = refusal([replyCode, stated, said].filter(Boolean).join(' '), said);
      const findings = await decodeBounce(text);
      assert.ok(findings.length > 0, text);
      for (const { verdict, party, reason } of findings)
        assert.ok(party !== null && !verdict?.address.startsWith('suppress'), `${text}: ${reason}`);
    }),
    { numRuns: 3000 },
  );
});

test('a noun or a sign of a sender, a name or a login keeps the address, wherever it stands', async () => {
  const { words, parties, commands, recipients } = knowledge.signs.stages;
  const plain = (list: string[]) => list.map((word) => word.replaceAll('*', ''));
  const stages = [words.greet, words.authenticate, words.sender, parties.authenticate, parties.sender];
  // Those that quote a reply themselves are no nouns; the cases have them.
  const sign = fc.constantFrom(...plain(stages.flat()).filter((words) => !/\d{3}/.test(words)));
  const command = fc.constantFrom(...plain([...commands.greet, ...commands.sender]));
  const condemning = knowledge.wordings
    .filter(({ reason }) => knowledge.reasons[reason]?.verdict.address.startsWith('suppress'))
    .flatMap(({ phrases }) => phrases.map((phrase) => phrase.replace('...', 'x').replaceAll('*', '')));
  assert.ok(condemning.length > 100);
  const phrase = fc.constantFrom('User unknown', 'no such user', ...condemning);
  const namesRecipient = new RegExp(plain(recipients).join('|'), 'i');
  // "No such recipient (sender …)" says itself whom it means, and behind the end of a sentence begins another.
  const open = phrase.filter((text) => !namesRecipient.test(text) && !/[.;!?](?= |$)/.test(text));
  const code = fc.constantFrom(...knowledge.codes.filter((known) => /^[45]\./.test(known)), null);
  const reply = fc.constantFrom('421', '450', '451', '452', '501', '550', '551', '552', '553', '554');
  const answer = fc.tuple(reply, code).map((codes) => codes.filter(Boolean).join(' '));
  const before: ((noun: string, stated: string, said: string) => string)[] = [
    (noun, stated, said) => `${noun} failed: ${stated} ${said}`,
    (noun, stated, said) => `The ${noun} was refused:\n${stated} ${said}`,
    (noun, stated, said) =>
      `dsn=5.0.0, status=bounced (${noun}: host mx.example.net[192.0.2.1] said: ${stated} ${said})`,
  ];
  const inside: typeof before = [
    (noun, stated, said) => `${stated} ${noun}: ${said}`,
    (noun, stated, said) => `${stated} <me@example.com>... ${noun} - ${said}`,
  ];
  const behind: typeof before = [
    (noun, stated, said) => `${stated} ${said} (${noun})`,
    (noun, stated, said) => `${stated} ${said}, ${noun}`,
    (noun, stated, said) => `${stated} ${said}: ${noun} not valid`,
  ];
  const text = fc.oneof(
    fc.tuple(fc.constantFrom(...before, ...inside), sign, answer, phrase),
    fc.tuple(fc.constantFrom(...inside), command, answer, phrase),
    fc.tuple(fc.constantFrom(...behind), fc.oneof(sign, command), answer, open),
  );
  await fc.assert(
    fc.asyncProperty(text, async ([write, noun, stated, said]) => {
      const pasted = write(noun, stated, said);
      const findings = await decodeBounce(pasted);
      for (const { verdict, reason } of findings)
        assert.ok(!verdict?.address.startsWith('suppress'), `${pasted}: ${reason}`);
    }),
    { numRuns: 5000 },
  );
});

test('every class of a sending service leads to a reason', () => {
  for (const [service, classes] of Object.entries(knowledge.classes))
    for (const [own, { reason }] of Object.entries(classes))
      assert.ok(knowledge.reasons[reason], `${service}, ${own}: ${reason}`);
});
