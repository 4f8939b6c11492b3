import type { TerraformOutput } from '../engine/parseOutput';

/** What a command of a stack came to. */
export interface CommandResult {
  ok: boolean;
  code: number;
  output: TerraformOutput;
  /** Terraform's errors in its words, redacted; empty when it succeeded. */
  message: string;
}
