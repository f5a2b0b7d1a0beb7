/** Addresses that were published and have moved since, `/old/` → `/new/`. They stay for ever; so far none has moved. */
export const moved: Record<string, string> = {};
