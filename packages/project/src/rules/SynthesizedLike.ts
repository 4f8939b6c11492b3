import type { TerraformJson } from '../cost/TerraformJson';

/**
 * A synthesized project, as far as rules read it: what `@lakeport/infra`'s
 * `synthesize` gives.
 *
 * @public
 */
export interface SynthesizedLike {
  readonly manifest: {
    readonly order: readonly string[];
    readonly stacks: Readonly<
      Record<string, { readonly environment?: string; readonly kind?: string }>
    >;
  };
  readonly stacks: Readonly<Record<string, TerraformJson>>;
}
