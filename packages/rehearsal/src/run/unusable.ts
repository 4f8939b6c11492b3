import type { OperationRun } from './OperationRun';
import type { PlanManifest } from './PlanManifest';
import type { PlanStore } from './PlanStore';
import { stacksDigest } from './stacksDigest';

/**
 * Why a saved plan is not to be carried out, judged by what is kept beside it;
 * undefined where nothing stands against it.
 */
export function unusable(
  manifest: PlanManifest | undefined,
  store: PlanStore,
  operation: OperationRun,
): string | undefined {
  if (!manifest) {
    return `there is no plan ${store.id} in ${store.place}`;
  }
  const { options, context, runs, subject } = operation;
  const { flavor, version } = context.engine;
  const names = runs.map(({ name }) => name);
  if (manifest.usedAt) {
    return `plan ${store.id} was applied already, at ${manifest.usedAt}`;
  }
  if (manifest.environment !== options.environment) {
    return `plan ${store.id} is one of ${
      manifest.environment ?? 'all environments'
    }`;
  }
  if (manifest.operation !== subject) {
    return `plan ${store.id} shows what ${manifest.operation} would do, not ${subject}`;
  }
  if (
    manifest.terraform.flavor !== flavor ||
    manifest.terraform.version !== version
  ) {
    return `plan ${store.id} was made by ${manifest.terraform.flavor} ${manifest.terraform.version}, and this is ${flavor} ${version}`;
  }
  if (manifest.synthesized !== stacksDigest(options.stacks, names)) {
    return `the project file, or the lakeport that reads it, is another than when plan ${store.id} was made: its stacks differ`;
  }
  return undefined;
}
