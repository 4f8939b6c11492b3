import { version } from '../package.json';
import { LakeportStack } from './framework/LakeportStack';
import { renderStack } from './framework/renderStack';
import { ManifestStack, SynthesizedStacks } from './Manifest';

/** Stacks as Terraform JSON, with what they are and in which order they go. */
export function synthesizeStacks(
  owner: string,
  stacks: readonly LakeportStack[],
): SynthesizedStacks {
  return {
    manifest: {
      version: 1,
      project: owner,
      lakeport: version,
      stacks: Object.fromEntries(
        stacks.map(stack => [stack.node.id, manifestEntry(stack)]),
      ),
      order: orderOf(stacks).map(stack => stack.node.id),
    },
    stacks: Object.fromEntries(
      stacks.map(stack => [stack.node.id, renderStack(stack)]),
    ),
  };
}

function manifestEntry(stack: LakeportStack): ManifestStack {
  const name = stack.node.id;
  return {
    name,
    ...(stack.environmentName && { environment: stack.environmentName }),
    kind: stack.kind,
    dependsOn: stack.dependencies.map(upstream => upstream.node.id).sort(),
    path: `stacks/${name}/cdk.tf.json`,
  };
}

/** Every stack after those that it reads; otherwise as they were made. */
function orderOf(stacks: readonly LakeportStack[]): LakeportStack[] {
  const ordered = new Set<LakeportStack>();
  const visit = (stack: LakeportStack) => {
    for (const upstream of stacks) {
      if (stack.dependencies.includes(upstream)) {
        visit(upstream);
      }
    }
    ordered.add(stack);
  };
  stacks.forEach(visit);
  return [...ordered];
}
