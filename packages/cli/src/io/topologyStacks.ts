import { TerraformJson } from '@lakeport/project';

/** What is read of a synthesized project here. */
interface Synthesized {
  readonly manifest: {
    readonly order: readonly string[];
    readonly stacks: Readonly<
      Record<
        string,
        {
          readonly environment?: string;
          readonly kind: string;
          readonly dependsOn: readonly string[];
        }
      >
    >;
  };
  readonly stacks: Readonly<Record<string, TerraformJson>>;
}

/** What a graph is made of, and what it may refer to. */
export interface TopologyStacks {
  readonly stacks: Record<string, TerraformJson>;
  readonly shared: Record<string, TerraformJson>;
}

/** Kinds of stacks that lie between environments. */
const BETWEEN = ['connectivity', 'regions'];

/**
 * The stacks that the graph of an environment is made of: its own, and those
 * between environments that read one of its own. Of what is between environments
 * it is that, and the environments that it joins. The others are only referred to.
 *
 * @param environment - or `connectivity` or `regions`; that of all environments
 * where it is not given
 */
export function topologyStacks(
  { manifest, stacks }: Synthesized,
  environment?: string,
): TopologyStacks {
  const of = (name: string) => manifest.stacks[name]?.environment;
  const shared = Object.values(manifest.stacks).find(
    stack => BETWEEN.includes(stack.kind) && stack.environment === environment,
  );
  const isOwn = (name: string) =>
    environment === undefined || of(name) === environment;
  const isJoined = (name: string) =>
    shared?.dependsOn.some(member => of(member) === of(name)) ?? false;
  const isBetween = (name: string) => {
    const stack = manifest.stacks[name];
    return BETWEEN.includes(stack?.kind) && stack.dependsOn.some(isOwn);
  };
  const pick = (isShown: boolean) =>
    Object.fromEntries(
      manifest.order
        .filter(
          name =>
            (isOwn(name) || isJoined(name) || isBetween(name)) === isShown,
        )
        .map(name => [name, stacks[name]]),
    );
  return { stacks: pick(true), shared: pick(false) };
}
