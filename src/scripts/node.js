// After `npm ci`: refuses a Node that cannot run the scripts, which are TypeScript. In plain JavaScript, as an old Node runs it.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

// Since 22.18 Node runs TypeScript by itself.
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Node ${process.versions.node} is too old: scripts, build and tests need Node 22.18 or newer.
On linux-x64 npm installs one for them, unless optional dependencies are left out; elsewhere install that of .nvmrc.`);
  process.exit(1);
}
