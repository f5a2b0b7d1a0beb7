import { z } from 'zod';
import { fileSchemas, namedSchemas } from './schema.ts';

// Prints the types of the open data as TypeScript, from the schemas that the data passes.

interface Schema {
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  enum?: string[];
  const?: unknown;
}

/** The schema as plain data; what describes the whole of it belongs to the place where it stands. */
function plain(schema: z.ZodType): Schema {
  const { $schema, description, ...rest } = z.toJSONSchema(schema);
  void [$schema, description];
  return rest as Schema;
}

const names = new Map(Object.entries(namedSchemas).map(([name, schema]) => [JSON.stringify(plain(schema)), name]));

/** A schema as a type: its name where it has one. `own` is the name that is being declared. */
function typeOf({ description, ...schema }: Schema, own?: string): string {
  void description;
  const name = names.get(JSON.stringify(schema));
  if (name !== undefined && name !== own) return name;
  const { type, properties, items, anyOf, const: constant, enum: choices } = schema;
  if (constant !== undefined) return JSON.stringify(constant);
  if (choices) return choices.map((choice) => `'${choice}'`).join(' | ');
  if (anyOf) return anyOf.map((choice) => typeOf(choice)).join(' | ');
  if (properties) return objectType(properties, schema.required ?? []);
  if (items) return `Array<${typeOf(items)}>`;
  const simple = [type].flat().map((each) => (each === 'integer' ? 'number' : each));
  for (const each of simple)
    if (!['string', 'number', 'boolean', 'null'].includes(each ?? ''))
      throw new Error(`src/output/types.ts: cannot print ${JSON.stringify(schema)} as a type; add its form to typeOf`);
  return simple.join(' | ');
}

function objectType(properties: Record<string, Schema>, required: string[]): string {
  const fields = Object.entries(properties).map(([key, schema]) => {
    const comment = schema.description === undefined ? '' : `/** ${schema.description} */\n`;
    return `${comment}${key}${required.includes(key) ? '' : '?'}: ${typeOf(schema)};`;
  });
  return ['{', ...fields.flatMap((field) => field.split('\n')).map((line) => `    ${line}`), '}'].join('\n');
}

/** The types of all files below `/api/v1/`, but for those that the module, `declared`, has already. */
export function printTypes(declared: string): string {
  const types = Object.entries(namedSchemas).flatMap(([name, schema]) =>
    new RegExp(`(?:type|interface) ${name}\\b`).test(declared)
      ? []
      : [`export type ${name} = ${typeOf(plain(schema), name)};`],
  );
  const files = objectType(
    Object.fromEntries(Object.entries(fileSchemas).map(([name, schema]) => [name, plain(schema)])),
    Object.keys(fileSchemas),
  );
  return `${types.join('\n')}\n/** What each file below \`/api/v1/\` holds: \`DataFiles['codes']\` is the type of codes.json, \`code\` that of one code. */\nexport interface DataFiles ${files}\n`;
}
