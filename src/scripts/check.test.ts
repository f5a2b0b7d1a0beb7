import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';

// The real content, with a mistake in every folder.
const folder = mkdtempSync(join(tmpdir(), 'check-'));
cpSync('content', join(folder, 'content'), { recursive: true });
after(() => rmSync(folder, { recursive: true }));

const run = () => spawnSync(process.execPath, [resolve('src/scripts/check.ts')], { cwd: folder, encoding: 'utf8' });
const change = (file: string, from: string | RegExp, to: string) => {
  const path = join(folder, 'content', file);
  const text = readFileSync(path, 'utf8');
  assert.notEqual(text.replace(from, to), text, file);
  writeFileSync(path, text.replace(from, to));
};

test('says that there is nothing to mend', () => {
  const { status, stdout } = run();
  assert.equal(status, 0);
  assert.match(stdout, /^No problems in the content: \d+ texts read\.$/m);
});

test('names every mistake of every folder at once, with its line and without a stack', () => {
  change('codes/5.4.2/de.mdx', '\ncategory:', '\ncategroy:');
  change('codes/5.1.1/en.mdx', /\nrelated: \[/, "\nrelated: ['5.9.9', ");
  change('replies/550/de.mdx', /\nreviewed: .*/, "\nreviewed: '2026-11-31'");
  change('providers/gmx/en.mdx', /\n---\n\n?/, '\n---\n\n{1 + } ');
  change('pages/about/de.mdx', /\n---\n\n?/, '\n---\n\n<Chart /> ');
  renameSync(join(folder, 'content/codes/5.1.2/de.mdx'), join(folder, 'content/codes/5.1.2/fr.mdx'));
  writeFileSync(join(folder, 'content/notes.txt'), '');
  const lines = readFileSync(join(folder, 'content/codes/5.4.2/de.mdx'), 'utf8').split('\n');
  const line = lines.findIndex((text) => text.startsWith('categroy:')) + 1;
  const { status, stderr } = run();
  assert.equal(status, 1);
  const expected = [
    /^9 problems in the content$/m,
    /content\/codes\/5\.1\.1\/de\.mdx:\d+ {2}related: ".*" differs from "5\.9\.9, .*" in content\/codes\/5\.1\.1\/en\.mdx/,
    new RegExp(`content/codes/5\\.4\\.2/de\\.mdx:${line} {2}categroy: is an unknown key; write category$`, 'm'),
    /content\/codes\/5\.1\.1\/en\.mdx:\d+ {2}related\.0: "5\.9\.9" is not a known code; correct it/,
    /content\/replies\/550\/de\.mdx:\d+ {2}reviewed: "2026-11-31" is not in the calendar/,
    /content\/providers\/gmx\/en\.mdx:\d+ {2}body: Could not parse expression .*; correct it/,
    /content\/pages\/about\/de\.mdx:\d+ {2}body: "<Chart>" is no component of entries; write one of Operator/,
    /content\/codes\/5\.1\.2\/de\.mdx {2}\(whole file\): is missing; write it, or remove content\/codes\/5\.1\.2\/en\.mdx/,
    /content\/codes\/5\.1\.2\/fr\.mdx {2}\(whole file\): "fr" is not a language of the site \(de, en\); add it to/,
    /content\/notes\.txt {2}\(whole file\): is read by nobody; correct its name/,
  ];
  for (const message of expected) assert.match(stderr, message);
  assert.doesNotMatch(stderr, /^\s+at /m);
});

test('blames no file for what stands in one that cannot be read', () => {
  change('registry/codes.yml', /^X\.0\.0:/, 'X.0.0');
  const { stderr } = run();
  assert.match(stderr, /content\/registry\/codes\.yml:\d+ {2}YAML: /);
  assert.doesNotMatch(stderr, /is not a known code/);
});
