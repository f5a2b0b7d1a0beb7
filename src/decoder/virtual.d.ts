/** The facts of the content as data, for code that runs where no content lies: `src/build/knowledge.ts` makes it. */
declare module 'virtual:knowledge' {
  /** Parses the facts at each call, so that what does not call it does not carry them. */
  export const loadKnowledge: () => import('./knowledge.ts').Knowledge;
  export const loadDescriptions: () => Record<string, import('./knowledge.ts').Described>;
  export const loadReasons: () => Record<string, import('./knowledge.ts').DescribedReason>;
  export const loadSuppression: () => import('../model/shapes.ts').Content['suppression'];
}
