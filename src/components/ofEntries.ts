import type { Component } from '../model/schema.ts';
import DataExample from './DataExample.astro';
import DecisionTree from './guide/DecisionTree.astro';
import Delisting from './guide/Delisting.astro';
import Limits from './guide/Limits.astro';
import RetryTimeline from './guide/RetryTimeline.astro';
import SuppressionRule from './guide/SuppressionRule.astro';
import ExceptionPattern from './ExceptionPattern.astro';
import OperatorAddress from './OperatorAddress.astro';
import SuppressionTable from './SuppressionTable.astro';

/** What the text of any entry may use. */
export const components = {
  Operator: OperatorAddress,
  SuppressionTable,
  DataExample,
  ExceptionPattern,
  SuppressionRule,
  Delisting,
  Limits,
  RetryTimeline,
  DecisionTree,
} satisfies Record<Component, unknown>;
