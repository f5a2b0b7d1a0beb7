import type { Component } from '../model/schema.ts';
import DataExample from './DataExample.astro';
import Directory from './guide/Directory.astro';
import DeliveryPath from './guide/DeliveryPath.astro';
import DecisionTree from './guide/DecisionTree.astro';
import RetryTimeline from './guide/RetryTimeline.astro';
import SuppressionRule from './guide/SuppressionRule.astro';
import ExceptionPattern from './ExceptionPattern.astro';
import OfflineCopy from './OfflineCopy.astro';
import OperatorAddress from './OperatorAddress.astro';
import SuppressionTable from './SuppressionTable.astro';

/** What the text of any entry may use. */
export const components = {
  Operator: OperatorAddress,
  SuppressionTable,
  DataExample,
  ExceptionPattern,
  SuppressionRule,
  Directory,
  RetryTimeline,
  DecisionTree,
  DeliveryPath,
  OfflineCopy,
} satisfies Record<Component, unknown>;
