import { writeFileSync } from 'node:fs';
import { builtAddresses, file, publishedAddresses } from './addresses.ts';

// npm run publish-addresses: puts the new addresses of the built site on record. None is ever taken off.

try {
  const built = builtAddresses();
  const published = new Set(publishedAddresses());
  const gone = [...published].filter((address) => !built.includes(address));
  if (gone.length > 0) {
    throw new Error(`Nothing was written: these addresses were published and must stay. Bring them back, or name in src/moved.ts where they lead.
  ${gone.join('\n  ')}`);
  }
  const added = built.filter((address) => !published.has(address));
  if (added.length > 0) writeFileSync(file, `${built.join('\n')}\n`);
  console.log(added.length > 0 ? `Added to ${file}:\n  ${added.join('\n  ')}` : `${file} is up to date.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
