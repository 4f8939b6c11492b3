import type { TerraformJson } from '@lakeport/project';

/**
 * A stack as the manifest lists it.
 *
 * @public
 */
export interface StackEntry {
  readonly name: string;
  /** The environment it belongs to; a shared stack belongs to none. */
  readonly environment?: string;
  readonly kind: string;
  /** Names of the stacks whose state it reads. */
  readonly dependsOn: readonly string[];
}

/**
 * A project's stacks as Terraform JSON with the order to apply them in. What
 * synthesis gives is of this shape; anything else of it can be run as well.
 *
 * @public
 */
export interface SynthesizedStacks {
  readonly manifest: {
    readonly project: string;
    readonly stacks: Readonly<Record<string, StackEntry>>;
    /** Stack names, every one after those that it depends on. */
    readonly order: readonly string[];
  };
  readonly stacks: Readonly<Record<string, TerraformJson>>;
}
