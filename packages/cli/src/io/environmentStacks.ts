import { TerraformJson } from '@lakeport/project';

/** What is read of a synthesized project here. */
interface Synthesized {
  readonly manifest: {
    readonly order: readonly string[];
    readonly stacks: Readonly<
      Record<string, { readonly environment?: string }>
    >;
  };
  readonly stacks: Readonly<Record<string, TerraformJson>>;
}

/**
 * The stacks of one environment in the order of deployment, or with
 * `undefined` those that belong to none.
 */
export function environmentStacks(
  { manifest, stacks }: Synthesized,
  environment: string | undefined,
): Record<string, TerraformJson> {
  return Object.fromEntries(
    manifest.order
      .filter(name => manifest.stacks[name]?.environment === environment)
      .map(name => [name, stacks[name]]),
  );
}
