import { readFileSync, writeFileSync } from 'node:fs';
import { follow, spellOut, readMoves } from '../base/moves.ts';
import { moved } from '../moved.ts';
import { builtAddresses, file, publishedAddresses } from './addresses.ts';
import { lostFields, schemaFile, type Definitions } from './fields.ts';

// npm run publish-addresses: puts on record what of the built site is new, addresses, anchors, names of the module, and
// fields of the data. Nothing is ever taken off.

const readDefinitions = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Definitions;

function publishAddresses() {
  const built = builtAddresses();
  const published = new Set(publishedAddresses());
  const moves = readMoves(moved);
  const answered = new Set(built.flatMap(spellOut));
  const gone = [...published].filter((address) => spellOut(address).some((each) => !answered.has(follow(each, moves))));
  if (gone.length > 0) {
    throw new Error(`Nothing was written: these addresses were published and must stay. Bring them back, or name in src/moved.ts where they lead.
  ${gone.join('\n  ')}`);
  }
  const added = built.filter((address) => !published.has(address));
  if (added.length > 0) writeFileSync(file, `${[...published, ...added].sort().join('\n')}\n`);
  console.log(added.length > 0 ? `Added to ${file}:\n  ${added.join('\n  ')}` : `${file} is up to date.`);
}

function publishFields() {
  const published = readDefinitions(schemaFile);
  const { $defs: current } = JSON.parse(readFileSync('dist/api/v1/schema.json', 'utf8')) as { $defs: Definitions };
  const lost = lostFields(published, current);
  if (lost.length > 0) {
    throw new Error(`${schemaFile} was not written: removing or renaming a field of the data is version 2.
  ${lost.join('\n  ')}`);
  }
  const isNew = JSON.stringify(published) !== JSON.stringify(current);
  if (isNew) writeFileSync(schemaFile, `${JSON.stringify(current)}\n`);
  console.log(isNew ? `Added the new fields to ${schemaFile}.` : `${schemaFile} is up to date.`);
}

try {
  publishAddresses();
  publishFields();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
