import { Platform, platformResourceNames } from '@lakeport/project';
import { Construct } from '#constructs';
import { PlatformStack } from './PlatformStack';

/**
 * The stacks of a platform, put into a construct tree (a cdktf `App`, or a root
 * of one's own). There is one.
 *
 * @public
 */
export function platformStacks(
  scope: Construct,
  platform: Platform,
): PlatformStack[] {
  return [
    new PlatformStack(scope, platformResourceNames(platform).stack, {
      platform,
    }),
  ];
}
