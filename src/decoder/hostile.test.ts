import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cases } from './cases.ts';
import { fragments, generateParts, repeated, shapes, tokensOf } from './shapes.ts';
import { assertWellFormed, blankAddresses, decodeBounce, knowledge, readBounce } from './trial.ts';

// Texts that were made to break the decoder, and how long it takes them.

test('no text makes the decoder throw, and findings are always well-formed', async () => {
  const text = fc.oneof(
    fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join('')),
    fc
      .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 25 })
      .map((parts) => parts.join('')),
    // A real bounce, cut and put together in another way.
    fc
      .tuple(fc.constantFrom(...cases), fc.constantFrom(...cases), fc.nat(), fc.nat())
      .map(([a, b, from, to]) => a.text.slice(from % (a.text.length + 1)) + b.text.slice(0, to % (b.text.length + 1))),
    fc
      .constantFrom(...cases)
      .chain(({ text: whole }) => fc.shuffledSubarray(whole.split(/(?<=[\s;:])/)).map((parts) => parts.join(''))),
  );
  await fc.assert(
    fc.asyncProperty(text, async (pasted) => {
      assertWellFormed(pasted, await decodeBounce(pasted));
      const reading = await readBounce(pasted);
      assertWellFormed(reading.text, reading.findings);
    }),
    { numRuns: 1000 },
  );
});

test('no local part outlives the blanking', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z][a-z0-9._+-]{4,20}[a-z0-9]$/),
      fc.array(fc.constantFrom(...fragments), { maxLength: 10 }),
      (local, parts) => {
        const blanked = blankAddresses(`${parts.join(' ')} <${local}@example.com> ${local} `);
        assert.ok(!blanked.includes(`${local}@`), blanked);
      },
    ),
    { numRuns: 300 },
  );
});

test('what is no text gives nothing, and no text throws for its length, its letters or its depth', async () => {
  for (const value of [undefined, null, 550, Buffer.from('550 5.1.1'), {}, ['550 5.1.1']] as unknown as string[]) {
    assert.deepEqual(await decodeBounce(value), []);
    assert.deepEqual(await readBounce(value), { text: '', findings: [] });
    assert.equal(blankAddresses(value), '');
  }
  for (const [open, close] of [
    ['{"Sns":', '}'],
    ['{"Records":[', ']}'],
    ['[', ']'],
  ] as const)
    assert.deepEqual(await decodeBounce(`${open.repeat(50_000)}{}${close.repeat(50_000)}`), []);
  const [finding] = await decodeBounce('\ud83d 550 5.1.1 \ude00 User unknown');
  assert.equal(finding?.page, '5.1.1');
  for (const letters of ['\ud83d'.repeat(100_000), '用户'.repeat(2_200_000)]) {
    assert.deepEqual(await decodeBounce(letters), []);
    assert.equal(blankAddresses(letters), letters);
  }
});

type Run = (text: string) => unknown;

const both: Run = async (text) => {
  await decodeBounce(text);
  blankAddresses(text);
};

/** The milliseconds of the processor, which other programs do not prolong. */
async function time(run: Run, text: string): Promise<number> {
  const start = process.cpuUsage();
  await run(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Asserts that eight times the text takes no more than its share. */
async function assertLinear(name: string, run: Run, shape: (length: number) => string, length: number, runs = 5) {
  const [short, long] = [shape(length), shape(length * 8)];
  let [best, bestLong] = [Infinity, Infinity];
  let limit = Infinity;
  // The best of several runs, as many as it takes: the machine may be busy with other things.
  for (let count = 0; count < runs; count++) {
    best = Math.min(best, await time(run, short));
    bestLong = Math.min(bestLong, await time(run, long));
    // Below a few milliseconds the clock decides.
    limit = Math.max(best, 5) * 8 * 2.5;
    if (bestLong < limit) return;
  }
  assert.fail(
    `${name}: ${best.toFixed(1)} ms, eight times the text ${bestLong.toFixed(1)} ms, at most ${limit.toFixed(1)}`,
  );
}

// Up to 4 MB, with what it takes of memory and with more generated shapes: npm run shapes.
test('the time grows with the length of the text and no faster, whatever it is made of', async () => {
  for (const [name, shape] of Object.entries(shapes)) await assertLinear(name, both, shape, 8 * 1024);
});

test('and of what tokens of the decoder, repeated alone and in pairs', async () => {
  const parts = generateParts(tokensOf(knowledge), 1);
  for (let count = 0; count < 60; count++) {
    const part = parts.next().value as string;
    await assertLinear(JSON.stringify(part), both, repeated(part), 4 * 1024);
  }
});

test('a quarter of a megabyte takes no more than its share, also where it speaks of thousands of recipients', async () => {
  for (const name of ['reports', 'fields of a report, each of which could go on', 'events of many recipients']) {
    const shape = shapes[name];
    assert.ok(shape, name);
    await assertLinear(name, both, shape, 32 * 1024);
  }
});

test('what is not linear is seen', async () => {
  /** Takes four times the time for twice the text. */
  const slow: Run = (text) => {
    const start = process.cpuUsage();
    const wanted = 400 * (text.length / 1024) ** 2;
    while (process.cpuUsage(start).user < wanted);
  };
  await assert.rejects(assertLinear('slow', slow, repeated('-'), 4 * 1024, 2), /slow: /);
});
