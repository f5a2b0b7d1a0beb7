// The fields of the open data, version 1, as they were published. Adding is version 1, removing or renaming is version 2.

export const schemaFile = 'src/tests/schema.v1.json';

export interface Schema {
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  additionalProperties?: boolean;
  enum?: string[];
  type?: string | string[];
}
export type Definitions = Record<string, Schema>;

/** What was promised and is so no more, each with its path. */
export function lostFields(published: Definitions, current: Definitions): string[] {
  const lost: string[] = [];
  const compare = (then: Schema, now: Schema | undefined, path: string) => {
    if (!now) return void lost.push(`${path} is gone`);
    if (String(then.type) !== String(now.type)) lost.push(`${path} was ${then.type} and is ${now.type}`);
    for (const choice of then.enum ?? []) if (!now.enum?.includes(choice)) lost.push(`${path} lost "${choice}"`);
    for (const name of then.required ?? [])
      if (!now.required?.includes(name)) lost.push(`${path}.${name} is required no more`);
    for (const [name, property] of Object.entries(then.properties ?? {}))
      compare(property, now.properties?.[name], `${path}.${name}`);
    if (then.items) compare(then.items, now.items, `${path}[]`);
    for (const [at, choice] of (then.anyOf ?? []).entries()) compare(choice, now.anyOf?.[at], path);
  };
  for (const [name, definition] of Object.entries(published)) compare(definition, current[name], name);
  return lost;
}
