import type { Component } from '../model/schema.ts';
import DataExample from './DataExample.astro';
import ExceptionPattern from './ExceptionPattern.astro';
import OperatorAddress from './OperatorAddress.astro';
import SuppressionTable from './SuppressionTable.astro';

/** What the text of any entry may use. */
export const components = {
  Operator: OperatorAddress,
  SuppressionTable,
  DataExample,
  ExceptionPattern,
} satisfies Record<Component, unknown>;
