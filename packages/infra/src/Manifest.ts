import { TerraformJson } from '@lakeport/project';

/**
 * Which of a project's stacks one is.
 *
 * @public
 */
export type StackKind =
  | 'account'
  | 'base'
  | 'workspace'
  | 'credentials'
  | 'data'
  | 'connectivity'
  | 'regions';

/**
 * A stack as the manifest lists it.
 *
 * @public
 */
export interface ManifestStack {
  readonly name: string;
  /**
   * What it is deployed with: its environment, or of a stack between environments
   * its kind, `connectivity` or `regions`. The account stack belongs to none.
   */
  readonly environment?: string;
  readonly kind: StackKind;
  /** Names of the stacks whose state it reads, sorted. */
  readonly dependsOn: readonly string[];
  /** Where `lakeport synth` puts it, below the output folder. */
  readonly path: string;
}

/**
 * What was synthesized and in which order it is applied.
 *
 * @public
 */
export interface Manifest {
  readonly version: 1;
  /** The name of the project, or of the platform. */
  readonly project: string;
  /** The version of `@lakeport/infra` that synthesized it. */
  readonly lakeport: string;
  readonly stacks: Readonly<Record<string, ManifestStack>>;
  /** Stack names, every one after those that it depends on. */
  readonly order: readonly string[];
}

/**
 * A project's stacks as Terraform JSON.
 *
 * @public
 */
export interface SynthesizedStacks {
  readonly manifest: Manifest;
  readonly stacks: Readonly<Record<string, TerraformJson>>;
}
