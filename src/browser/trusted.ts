interface Policies {
  createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(url: string): string };
}
const { trustedTypes } = globalThis as { trustedTypes?: Policies };

/** The policy of the pages lets scripts be named by a policy only; each of ours knows a single name. To be called once. */
export const trustScript = (policy: string, address: string) =>
  trustedTypes?.createPolicy(policy, { createScriptURL: () => address }).createScriptURL('') ?? address;
