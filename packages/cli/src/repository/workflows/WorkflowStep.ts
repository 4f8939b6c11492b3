import type { actionPins } from '../actionPins';

/** A step of a workflow; values are YAML scalars as they stand in the file. */
export interface WorkflowStep {
  /** Lines of a comment before it. */
  readonly note?: readonly string[];
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uses?: keyof typeof actionPins;
  readonly with?: Readonly<Record<string, string>>;
  /** A script for bash; values reach it by `env` only. */
  readonly run?: string;
}
