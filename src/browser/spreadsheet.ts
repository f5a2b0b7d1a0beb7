/** A cell of a table in CSV (RFC 4180); a spreadsheet takes what begins like a formula for one. */
function cell(value: string, separator: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as a table for a spreadsheet, which expects semicolons where the comma is the decimal mark. */
export function writeCsv(rows: string[][], lang: string): string {
  const separator = (0.5).toLocaleString(lang).includes(',') ? ';' : ',';
  const lines = rows.map((row) => row.map((value) => cell(value, separator)).join(separator));
  // The mark tells a spreadsheet that it is UTF-8.
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Gives a file to the reader; nothing is sent. */
export function download(name: string, type: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
