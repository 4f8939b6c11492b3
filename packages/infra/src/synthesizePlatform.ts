import { Platform } from '@lakeport/project';
import { RootConstruct } from '#constructs';
import { SynthesizedStacks } from './Manifest';
import { platformStacks } from './stacks/platformStacks';
import { synthesizeStacks } from './synthesizeStacks';

/**
 * A platform's stack as Terraform JSON, in memory: nothing is written or read.
 * The same platform gives the same result on every machine, in every folder.
 * `manifest.project` is the platform's name.
 *
 * @param platform - a checked platform, as `parsePlatform` gives it
 * @throws when the platform cannot be rendered; a checked platform can
 * @public
 */
export function synthesizePlatform(platform: Platform): SynthesizedStacks {
  return synthesizeStacks(
    platform.metadata.name,
    platformStacks(new RootConstruct(), platform),
  );
}
