/** A text as part of a regular expression that finds just it. `RegExp.escape` came with Node 24; the package runs on 20. */
export const escapeExpression = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
